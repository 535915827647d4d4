namespace Kms.Web.Start;

internal static class ServerAddress
{
    private const string Default = "http://localhost:5080";
    private const string PublicUrl = "Kms:PublicUrl";

    /// <summary>
    /// A first run listens where the documentation says; whoever sets an address or a port gets that. Who listens elsewhere without
    /// naming a public address is a developer at the same machine: links then lead to where the service listens.
    /// </summary>
    public static void UseKmsAddress(this WebApplicationBuilder builder)
    {
        string[] settings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (settings.All(name => !builder.Configuration.GetSection(name).Exists())) builder.WebHost.UseUrls(Default);
        if (builder.Configuration[PublicUrl] is null && FirstOf(builder.Configuration["urls"]) is { } address)
            builder.Configuration.AddInMemoryCollection([new(PublicUrl, address)]);
    }

    // "http://*:8080" and "http://0.0.0.0:8080" are no addresses that a link could lead to.
    private static string? FirstOf(string? urls)
    {
        var first = urls?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return Uri.TryCreate(first, UriKind.Absolute, out var address) && address.Host is not ("0.0.0.0" or "[::]") && address.Port != 0
            ? address.GetLeftPart(UriPartial.Authority)
            : null;
    }
}
