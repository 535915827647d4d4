using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>The terms that whoever fetches a certificate accepts; the grain key is "certificate-terms".</summary>
[Alias("kms.ICertificateTermsGrain")]
public interface ICertificateTermsGrain : IGrainWithStringKey
{
    /// <summary>Every version there ever was, for everybody; the present one first.</summary>
    [Repeatable, Alias("Get")] Task<ImmutableArray<CertificateTermsVersion>> GetAsync();

    /// <summary>The present version.</summary>
    [Repeatable, Alias("GetVersion")] Task<string> GetVersionAsync();

    /// <summary>
    /// Makes a new version (operator), which counts from now on; links that wait ask for it. Refuses <see cref="Refusal.Invalid"/> language by
    /// language, and <see cref="Refusal.Conflict"/> when <paramref name="onto"/> is given and not the present version.
    /// </summary>
    [Alias("Save")] Task<CertificateTermsVersion> SaveAsync(ActorTicket actor, ImmutableSortedDictionary<string, string> texts, string? onto);
}
