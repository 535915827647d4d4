using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace Kms.Web.Auth;

internal static class CertificateDoorSetup
{
    private const string Endpoint = "CertificateSignIn";
    private const string Endpoints = "Kestrel:Endpoints";

    /// <summary>Listens for people who sign in with a certificate, if that is set. Everybody else is never asked for one.</summary>
    public static void AddKmsCertificateSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CertificateDoorOptions>().BindConfiguration(CertificateDoorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<CertificateDoorOptions>, CertificateDoorCheck>();
        builder.Services.AddSingleton<CertificateDoor>();
        var settings = new CertificateDoorOptions();
        builder.Configuration.Bind(CertificateDoorOptions.Section, settings);
        if (settings.Port is not { } port) return;
        builder.Configuration.AddInMemoryCollection([.. Addresses(builder), .. Door(settings, port)]);
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "").UseSetting(WebHostDefaults.HttpPortsKey, "").UseSetting(WebHostDefaults.HttpsPortsKey, "");
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigurationLoader?.Endpoint(Endpoint, door => Ask(door.HttpsOptions)));
    }

    // The server takes addresses from one place alone: beside an endpoint with settings of its own, plain ones become endpoints too.
    private static IEnumerable<KeyValuePair<string, string?>> Addresses(WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        string[] urls = Split(settings[WebHostDefaults.ServerUrlsKey]);
        if (urls.Length == 0)
            urls = [.. Split(settings[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}"), .. Split(settings[WebHostDefaults.HttpsPortsKey]).Select(port => $"https://*:{port}")];
        return settings.GetSection(Endpoints).Exists() ? [] : urls.Select((url, number) => KeyValuePair.Create<string, string?>($"{Endpoints}:Address{number}:Url", url));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Door(CertificateDoorOptions settings, int port)
    {
        const string Door = $"{Endpoints}:{Endpoint}";
        yield return new($"{Door}:Url", $"https://*:{port}");
        yield return new($"{Door}:ClientCertificateMode", nameof(ClientCertificateMode.AllowCertificate));
        yield return new($"{Door}:Certificate:Path", Path.GetFullPath(settings.Certificate ?? ""));
        if (settings.Key is { Length: > 0 } key) yield return new($"{Door}:Certificate:KeyPath", Path.GetFullPath(key));
        if (settings.Password is { } password) yield return new($"{Door}:Certificate:Password", password);
    }

    // TLS has proven that the peer holds the key; whose certificate it is, and whether it counts, a grain decides. The chain is not built from
    // what a stranger sends, and nothing is fetched from addresses that stand in it.
    private static void Ask(HttpsConnectionAdapterOptions https)
    {
        https.AllowAnyClientCertificate();
        https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true, TrustMode = X509ChainTrustMode.CustomRootTrust,
        };
    }

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
