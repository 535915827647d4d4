using Kms.Jobs;
using Kms.Organisations;

namespace Kms.Certificates;

/// <summary>
/// Orders a certificate for every active member of an organisation who has neither one that lasts nor a link that works. First certificates
/// need a one-time code besides, which is made for each person.
/// </summary>
/// <param name="Organisation">Whose members.</param>
/// <param name="InCertificate">The addresses are stored in the certificates.</param>
/// <param name="InDirectory">The certificates are shown in the public directory.</param>
[GenerateSerializer, Immutable, Alias("kms.CertificateJob")]
public sealed record CertificateJob(OrganisationId Organisation, bool InCertificate, bool InDirectory) : JobOrder;
