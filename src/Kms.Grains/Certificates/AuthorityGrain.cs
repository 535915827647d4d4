using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Audit;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Certificates;

/// <summary>Keys and lists of the authority. It signs nothing for people: that is done where they are, with the sealed key from here.</summary>
internal sealed class AuthorityGrain(
    [PersistentState("authority", "directory")] IPersistentState<DocumentState<AuthorityState>> document, AuthorityTools tools)
    : DocumentGrain<AuthorityState>(document, tools.Effects), IAuthorityGrain, IAuthorityWork
{
    public async Task<AuthorityView> GetAsync() => View(await GrainFactory.GetGrain<ICertificateTermsGrain>(CertificateTermsGrain.Key).GetVersionAsync());

    public Task<ImmutableArray<byte>?> GetRevocationsAsync(bool root) => Task.FromResult(root ? State?.RootRevocations : State?.Revocations);

    public async Task<IssuerKeys> GetKeysAsync()
    {
        if (State is null) await MakeAsync();
        var authority = State!; // just made
        return new(authority.Issuing, authority.IssuingKey, [.. authority.Above.Select(one => one.Content)]);
    }

    public async Task RenewListsAsync(bool atOnce)
    {
        if (State is not { } authority || (!atOnce && tools.Now < authority.ListMade + RevocationLists.Age)) return;
        var now = tools.Now;
        var revoked = await tools.Store.FindRevokedAsync(now);
        try
        {
            var next = await Task.Run(() => authority.WithLists(revoked, tools.Vault, now));
            await SaveAsync(next, Effects.Of(Moment(null).Fact(
                "authority.list-issued", details: [("number", Text(next.ListNumber)), ("revoked", Text(revoked.Count))])));
        }
        catch (CryptographicException)
        {
            throw await tools.RefuseAsync();
        }
    }

    public async Task<AuthorityView> ImportAsync(ActorTicket actor, byte[] content, string password)
    {
        var who = tools.Tickets.Verify(actor).Demand(Scopes.Admin);
        if (!who.IsOperator) throw new RefusedException(Refusal.Forbidden, "Only the operator brings a certificate authority along.");
        if (State is not null) throw new RefusedException(Refusal.AlreadyExists, "There is a certificate authority already, and certificates hang on it.");
        var now = tools.Now;
        try
        {
            var made = await Task.Run(() => AuthorityMaking.Import(content, password, tools.Vault, now));
            await SaveAsync(made, Effects.Of(Moment(who.User).Fact("authority.imported")));
            return await GetAsync();
        }
        catch (RefusedException refused) when (refused.Problems is [var problem, ..])
        {
            await tools.Effects.CommitAsync(Effects.Of(Moment(who.User).Fact("authority.import-refused", details: ("reason", problem.Code))));
            throw;
        }
    }

    // Two keys are searched for, which takes seconds; whoever orders meanwhile waits for the same authority.
    private async Task MakeAsync()
    {
        var (now, product) = (tools.Now, tools.Accounts.Value.ProductName);
        var made = await Task.Run(() => AuthorityMaking.Make(product, tools.Addresses, tools.Vault, now));
        await SaveAsync(made, Effects.Of(Moment(null).Fact("authority.created")));
    }

    private AuthorityView View(string terms) => new(
        State is { } authority ? [Describe(authority.Issuing), .. authority.Above.Select(one => Describe(one.Content))] : [], terms);

    internal static AuthorityCertificate Describe(ImmutableArray<byte> content)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(content.AsSpan());
        return new(
            certificate.Subject, certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(), certificate.NotBefore.ToUniversalTime(),
            certificate.NotAfter.ToUniversalTime(), content);
    }

    private Moment Moment(UserId? by) => new(tools.Now, by, Secrets.NewId());

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
