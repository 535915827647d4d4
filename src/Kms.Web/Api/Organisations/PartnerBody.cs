namespace Kms.Web.Api;

internal sealed record PartnerBody(string? PartnerId) : IBody;
