using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Devices;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>Whether a file can be encrypted to a certificate; each fault has its sentence.</summary>
internal static class RecipientRules
{
    private const string Field = "certificate";
    private const int LeastRsaBits = 2048; // NIST SP 800-131A, table 5
    private const int MostRsaBits = 16384;
    private const string EmailProtection = "1.3.6.1.5.5.7.3.4"; // RFC 5280, section 4.2.1.12
    private const string AnyPurpose = "2.5.29.37.0";
    private const string AlternativeNames = "2.5.29.17";

    // RFC 5280, section 4.2.1.6: an address is the second kind of name.
    private static readonly Asn1Tag s_address = new(TagClass.ContextSpecific, 1);

    public static X509Certificate2 Read(ReadOnlySpan<byte> content)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(content);
        }
        catch (CryptographicException)
        {
            throw Fault("certificate-unreadable", "This is no certificate (X.509, DER or PEM).");
        }
    }

    public static void DemandTime(this X509Certificate2 certificate, DateTimeOffset now)
    {
        if (now >= certificate.NotAfter.ToUniversalTime()) throw Fault("certificate-over", "The time of the certificate is over. Take one that is in force.");
        if (now < certificate.NotBefore.ToUniversalTime()) throw Fault("certificate-early", "The time of the certificate has not begun. Take one that is in force.");
    }

    public static void DemandEncryption(this X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not { KeySize: >= LeastRsaBits and <= MostRsaBits })
            throw Fault("certificate-key", "Files are encrypted to RSA keys of at least 2048 bits. Take another certificate.");
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        var encrypts = usage is null || usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyEncipherment);
        if (!encrypts || !certificate.IsForMail())
            throw Fault("certificate-usage", "The certificate was not issued for encryption. Take one for secure mail.");
    }

    /// <summary>What names no purpose is for all of them.</summary>
    public static bool IsForMail(this X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault()?.EnhancedKeyUsages.Cast<Oid>()
            .Any(purpose => purpose.Value is EmailProtection or AnyPurpose) != false;

    public static void DemandAddress(this X509Certificate2 certificate, IEnumerable<EmailAddress> own)
    {
        if (!certificate.Addresses().Any(text => EmailAddress.TryParse(text, out var address) && own.Contains(address)))
            throw Fault("certificate-mail", "The certificate is not for your e-mail address. Take your own.");
    }

    public static RefusedException Revoked() => Fault("certificate-revoked", "The certificate is revoked or on hold. Take one that is in force.");

    public static RefusedException None() => Fault(
        "certificate-none", "You have no certificate of this service that a file can be encrypted to. Ask your administrator for one, or bring one of your own.");

    public static RefusedException Unexpected() => Fault("certificate-unexpected", "A certificate belongs to protection by certificate alone.");

    /// <summary>The addresses that it is for, as they stand in it.</summary>
    public static IEnumerable<string> Addresses(this X509Certificate2 certificate)
    {
        var names = certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == AlternativeNames);
        return [certificate.GetNameInfo(X509NameType.EmailName, forIssuer: false), .. names is null ? [] : AddressesOf(names.RawData)];
    }

    private static List<string> AddressesOf(byte[] names)
    {
        var addresses = new List<string>();
        try
        {
            var each = new AsnReader(names, AsnEncodingRules.DER).ReadSequence();
            while (each.HasData)
            {
                if (each.PeekTag() == s_address) addresses.Add(each.ReadCharacterString(UniversalTagNumber.IA5String, s_address));
                else each.ReadEncodedValue();
            }
        }
        catch (AsnContentException)
        {
            throw Fault("certificate-unreadable", "This is no certificate (X.509, DER or PEM).");
        }
        return addresses;
    }

    private static RefusedException Fault(string code, string text) => Refuse.Invalid(Field, code, text);
}
