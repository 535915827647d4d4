namespace Kms.Web.Api;

internal sealed record CertificateBody(string? OrganisationId, string? Email, string? Name, bool? InCertificate, bool? InDirectory, string? Key) : IBody;
