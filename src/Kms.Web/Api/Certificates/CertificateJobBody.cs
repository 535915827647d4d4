namespace Kms.Web.Api;

internal sealed record CertificateJobBody(string? OrganisationId, bool? InCertificate, bool? InDirectory) : IBody;
