using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>The terms of certificates as they stood from a moment on.</summary>
/// <param name="Version">What people accept.</param>
/// <param name="Since">UTC; null for the terms that come with the service.</param>
/// <param name="Texts">By language (en, da, fr, de), with an empty line between paragraphs; empty for the terms that come with the service.</param>
[GenerateSerializer, Immutable, Alias("kms.CertificateTermsVersion")]
public sealed record CertificateTermsVersion(string Version, DateTimeOffset? Since, ImmutableSortedDictionary<string, string> Texts);
