using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Kms.Certificates;
using Kms.Keys;
using Microsoft.Extensions.Logging;

namespace Kms.Silo.Mail;

/// <summary>
/// Signs what leaves with the service's certificate, if there is one: multipart/signed of RFC 8551, section 3.5.3. A mail that cannot be signed
/// leaves unsigned: a link that never comes harms more than one without a signature. The operator is told, and the trail says so.
/// </summary>
internal sealed partial class MailSigner(IGrainFactory grains, IKeyVault vault, TimeProvider clock, ILogger<MailSigner> log)
{
    private const string Signed = "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    private const string SignatureHead =
        "Content-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\nContent-Transfer-Encoding: base64\r\n"
        + "Content-Disposition: attachment; filename=\"smime.p7s\"\r\n\r\n";

    public async Task<ReadyMail> SignAsync(ReadyMail mail)
    {
        var service = grains.GetGrain<IServiceCertificateWork>(IServiceCertificateWork.Grain);
        if (await service.FindKeysAsync() is not { } found) return mail;
        try
        {
            var body = await Task.Run(() => Sign(MailParts.Of(mail), found.Keys));
            if (found.HasFailed) await service.TellAsync(found.Keys.Certificate, opens: true);
            return mail with { Signed = body };
        }
        catch (CryptographicException error)
        {
            Unsigned(log, mail.Id, error.Message);
            await service.TellAsync(found.Keys.Certificate, opens: false);
            return mail;
        }
    }

    private SignedBody Sign(string part, IssuerKeys keys)
    {
        using var own = vault.OpenKey(keys.Certificate, keys.SealedKey, AuthoritySeals.Signing);
        // The framework would look for the chain by itself, also on the network; here is what it needs.
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, own) { DigestAlgorithm = new Oid(Sha256), IncludeOption = X509IncludeOption.EndCertOnly };
        foreach (var above in keys.Above) signer.Certificates.Add(X509CertificateLoader.LoadCertificate(above.AsSpan()));
        signer.SignedAttributes.Add(new Pkcs9SigningTime(clock.GetUtcNow().UtcDateTime));
        var cms = new SignedCms(new ContentInfo(Encoding.ASCII.GetBytes(part)), detached: true);
        cms.ComputeSignature(signer, silent: true);
        var (type, content) = MailParts.Enclose(Signed, part, SignatureHead + MailParts.Base64(cms.Encode()));
        foreach (var above in signer.Certificates) above.Dispose();
        return new SignedBody(type, Encoding.ASCII.GetBytes(content + "\r\n"));
    }

    [LoggerMessage(LogLevel.Error, "Mail {Mail} leaves unsigned: the private key of the service's certificate does not open. {Reason}")]
    private static partial void Unsigned(ILogger log, string mail, string reason);
}
