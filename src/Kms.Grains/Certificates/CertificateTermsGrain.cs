using System.Collections.Immutable;
using Kms.Audit;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Certificates;

internal sealed class CertificateTermsGrain(
    [PersistentState("certificate-terms", "directory")] IPersistentState<DocumentState<CertificateTermsState>> document, IEffectStore effects,
    AccountServices services) : DocumentGrain<CertificateTermsState>(document, effects), ICertificateTermsGrain
{
    public const string Key = "certificate-terms";

    private CertificateTermsState Terms => State ?? CertificateTermsState.Empty;

    public Task<ImmutableArray<CertificateTermsVersion>> GetAsync() => Task.FromResult(Terms.All());

    public Task<string> GetVersionAsync() => Task.FromResult(Terms.Present().Version);

    public async Task<CertificateTermsVersion> SaveAsync(ActorTicket actor, ImmutableSortedDictionary<string, string> texts, string? onto)
    {
        var who = services.Tickets.Verify(actor).Demand(Scopes.Admin);
        if (!who.IsOperator) throw new RefusedException(Refusal.Forbidden, "Only the operator changes the terms of certificates.");
        if (onto is not null && onto != Terms.Present().Version)
            throw new RefusedException(Refusal.Conflict, "Somebody else changed the terms in between. Read them again.");
        var next = Terms.Add(texts, services.Now);
        if (next != Terms)
            await SaveAsync(next, Effects.Of(services.Moment(who.User).Fact("certificate.terms-changed", details: ("terms", next.Present().Version))));
        return Terms.Present();
    }
}
