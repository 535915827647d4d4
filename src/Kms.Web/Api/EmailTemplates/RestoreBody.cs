namespace Kms.Web.Api;

internal sealed record RestoreBody(int? Revision, int? Version) : IBody;
