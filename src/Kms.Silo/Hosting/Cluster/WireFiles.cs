using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Silo.Hosting;

/// <summary>Reads the PEM files of the settings, and refuses wrong ones with a sentence that begins with the setting.</summary>
internal sealed class WireFiles(WireTlsOptions tls, WireRole role)
{
    private static readonly string s_certificate = WireTlsOptions.NameOf(nameof(WireTlsOptions.Certificate));
    private static readonly string s_key = WireTlsOptions.NameOf(nameof(WireTlsOptions.Key));
    private static readonly string s_authority = WireTlsOptions.NameOf(nameof(WireTlsOptions.Authority));

    /// <summary>Throws <see cref="StartException"/> when the files cannot be used.</summary>
    public WireIdentity Read()
    {
        var texts = tls.Files.Select(file => ReadText(file.Setting, file.Path ?? "")).ToList();
        var authorities = ReadAuthorities(texts[2]);
        var identity = new WireIdentity(ReadCertificate(texts[0], texts[1]), authorities);
        CheckRole(identity.Certificate);
        CheckSignature(identity);
        return identity;
    }

    private static string ReadText(string setting, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartException($"{WireTlsOptions.NameOf(setting)} is \"{path}\", which cannot be read: {e.Message}");
        }
    }

    private X509Certificate2Collection ReadAuthorities(string text)
    {
        var found = new X509Certificate2Collection();
        try { found.ImportFromPem(text); }
        catch (CryptographicException) { found.Clear(); }
        return found.Count > 0 ? found : throw new StartException($"{s_authority} is \"{tls.Authority}\", which holds no certificate in PEM form.");
    }

    private X509Certificate2 ReadCertificate(string certificate, string key)
    {
        try { using var alone = X509Certificate2.CreateFromPem(certificate); }
        catch (CryptographicException)
        {
            throw new StartException($"{s_certificate} is \"{tls.Certificate}\", which holds no certificate in PEM form.");
        }
        try { return Usable(X509Certificate2.CreateFromPem(certificate, key)); }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new StartException($"{s_key} is \"{tls.Key}\", which is not the private key (PEM, without a password) of {s_certificate}.");
        }
    }

    // Windows takes no key for TLS that is only in memory.
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows()) return certificate;
        using (certificate) return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private void CheckRole(X509Certificate2 certificate)
    {
        var isServer = WireIdentity.HasUse(certificate, WireIdentity.ServerUse);
        var isClient = WireIdentity.HasUse(certificate, WireIdentity.ClientUse);
        if (role == WireRole.Silo && !(isServer && isClient))
            throw new StartException($"{s_certificate} is \"{tls.Certificate}\"; a silo's certificate needs the extended key usages serverAuth and clientAuth.");
        if (role == WireRole.WebNode && (isServer || !isClient))
            throw new StartException($"{s_certificate} is \"{tls.Certificate}\"; a web node's certificate has the extended key usage clientAuth alone, not serverAuth.");
    }

    private void CheckSignature(WireIdentity identity)
    {
        using var chain = new X509Chain { ChainPolicy = identity.Policy(WireIdentity.ClientUse) };
        if (chain.Build(identity.Certificate)) return;
        var states = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        if (states != X509ChainStatusFlags.NotTimeValid)
            throw new StartException($"{s_authority} is \"{tls.Authority}\", which did not sign {s_certificate} ({states}).");
        var (from, to) = (identity.Certificate.NotBefore.ToUniversalTime(), identity.Certificate.NotAfter.ToUniversalTime());
        throw new StartException(
            $"{s_certificate} is \"{tls.Certificate}\": it, or its authority, is not valid now ({from:u} to {to:u}). Renew it, or set the clock right.");
    }
}
