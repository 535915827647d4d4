using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Kms.Audit;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Certificates;

/// <summary>Keeps what the service's mails are signed with. It signs nothing: that is done where mails are sent, with the sealed key from here.</summary>
internal sealed class ServiceCertificateGrain(
    [PersistentState("service-certificate", "directory")] IPersistentState<DocumentState<ServiceCertificateState>> document, AuthorityTools tools,
    CertificateIssuer issuer) : DocumentGrain<ServiceCertificateState>(document, tools.Effects), IServiceCertificateGrain, IServiceCertificateWork
{
    private string Sender => tools.Options.Value.Sender;

    private ServiceCertificateState Held => State ?? ServiceCertificateState.Empty;

    private ServiceKey? Current => Held.Current;

    public Task<ServiceCertificateView> GetAsync(ActorTicket actor)
    {
        Demand(actor, Scopes.Read);
        return Task.FromResult(View());
    }

    public async Task<ServiceCertificateView> ImportAsync(ActorTicket actor, byte[] content, string password)
    {
        var who = Demand(actor, Scopes.Admin);
        var (sender, now) = (Sender, tools.Now);
        await SetAsync(await Task.Run(() => ServiceCertificateRules.Import(content, password, sender, tools.Vault, now)), who.User);
        return View();
    }

    public async Task<ServiceCertificateView> IssueAsync(ActorTicket actor)
    {
        var who = Demand(actor, Scopes.Admin);
        await SetAsync(await issuer.IssueForServiceAsync(), who.User);
        return View();
    }

    public async Task<ServiceCertificateView> RemoveAsync(ActorTicket actor)
    {
        var who = Demand(actor, Scopes.Admin);
        if (Current is { } gone) await SaveAsync(Held with { Current = null }, Effects.Of(By(who.User).Fact("service-certificate.removed", details: ("serial", gone.Serial))));
        return View();
    }

    public async Task<SigningKeys?> FindKeysAsync()
    {
        if (Current is not { } key) return null;
        var fault = key.FaultAt(tools.Now, Sender);
        // A key that did not open is tried again with every mail: the key ring may be whole again.
        if (fault is SigningFault.None or SigningFault.Unusable) return new(new(key.Content, key.SealedKey, [.. key.Above.Select(one => one.Content)]), key.IsUnusable);
        await NoteAsync(key, fault);
        return null;
    }

    public Task<bool> KnowsAsync(string serial) => Task.FromResult(Held.Issued.Contains(serial));

    public async Task TellAsync(ImmutableArray<byte> certificate, bool opens)
    {
        if (Current is not { } key || !key.Content.AsSpan().SequenceEqual(certificate.AsSpan())) return;
        if (!opens) await NoteAsync(key, SigningFault.Unusable);
        if (key.IsUnusable == opens) await SaveAsync(Held with { Current = key with { IsUnusable = !opens } }, Effects.None);
    }

    private Task SetAsync(ServiceKey next, UserId by)
    {
        var kind = Current is null ? "service-certificate.set" : "service-certificate.replaced";
        return SaveAsync(new(next, next.IsOwn ? Held.Issued.Add(next.Serial) : Held.Issued), Effects.Of(By(by).Fact(kind, details:
            [("serial", next.Serial), ("until", next.Expires.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("before", Current?.Serial ?? "")])));
    }

    // Once a day for each fault: the trail is to say that it was so, not how many mails there were.
    private Task NoteAsync(ServiceKey key, SigningFault fault)
    {
        var day = $"service-certificate/{key.Serial}/{fault}/{tools.Now.UtcDateTime:yyyyMMdd}";
        return tools.Effects.CommitAsync(Effects.Of(new Moment(tools.Now, null, day).Fact(
            "service-certificate.unusable", details: [("serial", key.Serial), ("fault", fault.ToString())])));
    }

    private ServiceCertificateView View()
    {
        if (Current is not { } key) return new(Sender, null, null, null, false, SigningFault.None);
        using var certificate = X509CertificateLoader.LoadCertificate(key.Content.AsSpan());
        return new(Sender, AuthorityGrain.Describe(key.Content), key.Serial, certificate.Issuer, key.IsOwn, key.FaultAt(tools.Now, Sender));
    }

    private Actor Demand(ActorTicket actor, string scope)
    {
        var who = tools.Tickets.Verify(actor).Demand(scope);
        return who.IsOperator ? who : throw new RefusedException(Refusal.Forbidden, "Only the operator decides what the service's mails are signed with.");
    }

    private Moment By(UserId user) => new(tools.Now, user, Secrets.NewId());
}
