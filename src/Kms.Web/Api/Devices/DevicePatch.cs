namespace Kms.Web.Api;

/// <summary>What may be changed of a device; an empty label clears it.</summary>
internal sealed record DevicePatch(string? Label) : IBody;
