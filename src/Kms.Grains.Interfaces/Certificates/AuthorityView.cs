using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>The certificate authority, as everybody may see it.</summary>
/// <param name="Chain">The issuing authority and those above it, up to the root; X.509, DER.</param>
/// <param name="TermsVersion">The terms of its certificates.</param>
[GenerateSerializer, Immutable, Alias("kms.AuthorityView")]
public sealed record AuthorityView(ImmutableArray<AuthorityCertificate> Chain, string TermsVersion);
