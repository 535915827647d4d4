using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Kms.Devices;
using Kms.Exports;
using Kms.Jobs;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>Finds the certificate that a download is encrypted to, and looks at the one that a person brought.</summary>
internal sealed class RecipientCertificates(ICertificateStore store)
{
    private const int MostOfOne = 10;
    private const int Largest = 16 * 1024;

    /// <summary>The order with its certificate, which is the person's own and in force; refuses all else.</summary>
    public async Task<ExportJob> FixAsync(ExportJob order, Occasion occasion)
    {
        if (order.Protection != ExportProtection.Certificate) return order.Certificate is null ? order : throw RecipientRules.Unexpected();
        if (order.Certificate is not { } brought) return order with { Certificate = await FindAsync(occasion) };
        await DemandAsync(brought, occasion);
        return order;
    }

    public static string SerialOf(ImmutableArray<byte> content)
    {
        using var certificate = RecipientRules.Read(content.AsSpan());
        return certificate.SerialOf();
    }

    private async Task<ImmutableArray<byte>> FindAsync(Occasion occasion)
    {
        foreach (var email in occasion.Actor.Proven)
        {
            foreach (var listed in await store.FindByMailAsync(email, onlyPublic: false, occasion.Now, MostOfOne))
            {
                if (await IsOwnAsync(listed.Serial, occasion.Actor) && Encrypts(listed.Content)) return listed.Content;
            }
        }
        throw RecipientRules.None();
    }

    private async Task DemandAsync(ImmutableArray<byte> brought, Occasion occasion)
    {
        using var certificate = RecipientRules.Read(brought.Length > Largest ? [] : brought.AsSpan());
        certificate.DemandTime(occasion.Now);
        certificate.DemandEncryption();
        var known = await store.FindAsync(certificate.SerialOf());
        if (known?.State is CertificateState.Revoked or CertificateState.Suspended) throw RecipientRules.Revoked();
        // One of ours may not name its address; whose it is stands here.
        if (known?.User == occasion.Actor.User && await IsOursAsync(known, brought, occasion.Now)) return;
        certificate.DemandAddress(occasion.Actor.Proven);
    }

    // A serial number is quickly copied; the content has our signature.
    private async Task<bool> IsOursAsync(CertificateRow row, ImmutableArray<byte> brought, DateTimeOffset now) =>
        EmailAddress.TryParse(row.Email, out var email)
        && (await store.FindByMailAsync(email, onlyPublic: false, now, MostOfOne)).Any(one => one.Content.AsSpan().SequenceEqual(brought.AsSpan()));

    private async Task<bool> IsOwnAsync(string serial, Actor actor) => await store.FindAsync(serial) is { } row && row.User == actor.User;

    private static bool Encrypts(ImmutableArray<byte> content)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(content.AsSpan());
        try
        {
            certificate.DemandEncryption();
            return true;
        }
        catch (RefusedException)
        {
            return false; // for signing alone
        }
    }
}
