using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Storage;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Certificates;

/// <summary>Signs in whoever holds a certificate. It holds nothing; a stranger gets one answer, whatever the reason.</summary>
[StatelessWorker]
internal sealed class CertificateSignInGrain(ICertificateStore store, IEffectStore effects, AccountServices services) : Grain, ICertificateSignInGrain
{
    private const int Largest = 16 * 1024;

    public async Task<SignedIn> SignInAsync(CertificateSignIn order)
    {
        var (verdict, signedIn) = (SignInVerdict.NotOurs, (SignedIn?)null);
        async Task<bool> Try()
        {
            (verdict, signedIn) = await TryAsync(order);
            return signedIn is not null;
        }
        // As for passwords: another account's success from the same network forgives no failures.
        if (order.Address is { } from) await GrainFactory.GuardAsync(Throttles.SignInFrom, from, Try, forgets: false);
        else await Try();
        if (signedIn is not null) return signedIn;
        await effects.CommitAsync(Effects.Of(services.Moment(null).Fact(
            "sign-in.certificate-refused", verdict.Organisation, SerialOf(order.Certificate), ("reason", verdict.Refused!)))); // else it had signed in
        throw Refuse(verdict);
    }

    private async Task<(SignInVerdict, SignedIn?)> TryAsync(CertificateSignIn order)
    {
        if (SerialOf(order.Certificate) is not { } serial || await store.FindAsync(serial) is not { } row) return (SignInVerdict.NotOurs, null);
        var (holder, account) = (GrainFactory.GetGrain<IHolderWork>(row.User.Value), GrainFactory.GetGrain<IUserAccount>(row.User.Value));
        var verdict = await holder.JudgeSignInAsync(serial, order.Certificate);
        if (verdict.Refused is not null) return (verdict, null);
        var signedIn = await account.SignInByCertificateAsync(serial, order.Address, order.Device);
        // Deactivated in between.
        if (signedIn is null) return (verdict with { Refused = "account" }, null);
        // Revoked in between: what ended the certificate's sessions did not find this one yet.
        verdict = await holder.JudgeSignInAsync(serial, order.Certificate);
        if (verdict.Refused is null) return (verdict, signedIn);
        await account.EndSessionsOfAsync(serial, by: null);
        return (verdict, null);
    }

    private static string? SerialOf(ImmutableArray<byte> content)
    {
        if (content.IsDefaultOrEmpty || content.Length > Largest) return null;
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(content.AsSpan());
            return certificate.SerialOf();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static RefusedException Refuse(SignInVerdict verdict) => new(
        Refusal.CertificateRefused, "This certificate signs nobody in here.",
        verdict.IsPublic ? [new("certificate", $"sign-in-{verdict.Refused}", $"The certificate is {verdict.Refused}.")] : []);
}
