namespace Kms.Web.Start;

internal static class ServerAddress
{
    private const string Default = "http://localhost:5080";

    /// <summary>A first run listens where the documentation says; whoever sets an address or a port gets that.</summary>
    public static void UseKmsAddress(this WebApplicationBuilder builder)
    {
        string[] settings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (settings.All(name => !builder.Configuration.GetSection(name).Exists())) builder.WebHost.UseUrls(Default);
    }
}
