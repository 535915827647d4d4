using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>Signs certificates of people, on a thread of the pool; the authority's key is open for as long as one signature takes.</summary>
internal sealed class CertificateIssuer(IGrainFactory grains, AuthorityTools tools)
{
    /// <summary>Refuses <see cref="Refusal.AuthorityUnavailable"/>. The caller disposes what it gets.</summary>
    public async Task<(X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Chain)> IssueAsync(
        CertificateDraft draft, string organisation, PublicKey key, bool signsIn)
    {
        var keys = await grains.GetGrain<IAuthorityWork>(IAuthorityWork.Grain).GetKeysAsync();
        try
        {
            return await Task.Run(() => Sign(draft, organisation, key, signsIn, keys));
        }
        catch (CryptographicException)
        {
            throw await tools.RefuseAsync();
        }
    }

    /// <summary>A new key with its certificate for the address that the service's mails come from.</summary>
    public async Task<ServiceKey> IssueForServiceAsync()
    {
        var product = tools.Accounts.Value.ProductName;
        using var key = (RSA)await KeyPairs.MakeAsync(CertificateKey.Rsa);
        var (bare, chain) = await IssueAsync(new(default, tools.Options.Value.Sender, product, InCertificate: true, InDirectory: false), product, new PublicKey(key), signsIn: false);
        using var own = bare.CopyWithPrivateKey(key);
        var made = ServiceCertificateRules.Seal(own, chain, tools.Vault) with { IsOwn = true };
        foreach (var one in chain.Append(bare)) one.Dispose();
        return made;
    }

    /// <summary>Has the authority made, if there is none yet, while the link of the first order is on its way; nobody waits for it.</summary>
    public async Task PrepareAsync()
    {
        try
        {
            await grains.GetGrain<IAuthorityWork>(IAuthorityWork.Grain).GetKeysAsync();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whoever fetches the certificate makes it again, and is told what is wrong.
        }
    }

    /// <summary>The list of revoked certificates is made anew. Should that fail, it is made within the hour.</summary>
    public Task PublishAsync() => grains.GetGrain<IAuthorityWork>(IAuthorityWork.Grain).RenewListsAsync(atOnce: true);

    private (X509Certificate2, IReadOnlyList<X509Certificate2>) Sign(
        CertificateDraft draft, string organisation, PublicKey key, bool signsIn, IssuerKeys keys)
    {
        using var issuer = tools.Vault.OpenKey(keys.Certificate, keys.SealedKey);
        var made = PersonCertificates.Make(draft, organisation, key, issuer, tools.Addresses, tools.Now, tools.Options.Value.Life, signsIn);
        return (made, [.. keys.Above.Prepend(keys.Certificate).Select(one => X509CertificateLoader.LoadCertificate(one.AsSpan()))]);
    }
}
