using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>What an enrolment link is for.</summary>
/// <param name="Draft">What the certificate will say.</param>
/// <param name="OrganisationName">In whose name.</param>
/// <param name="Renewable">Certificates of the person that can be renewed with their passwords, newest first.</param>
/// <param name="IsLocked">Too many wrong codes were given: the code works no more.</param>
/// <param name="TermsVersion">The terms to accept.</param>
/// <param name="Language">The person's: en, da, fr or de.</param>
[GenerateSerializer, Immutable, Alias("kms.EnrolmentView")]
public sealed record EnrolmentView(
    CertificateDraft Draft, string OrganisationName, ImmutableArray<CertificateRow> Renewable, bool IsLocked, string TermsVersion, string? Language);
