using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Kms.Certificates;
using Kms.Web.Components;
using Kms.Web.Pages.Certificates;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

/// <summary>What the certificate authority publishes, at addresses that stand in every certificate (RFC 2585, section 4).</summary>
internal static class AuthorityFiles
{
    private const string Certificate = "application/pkix-cert";
    private const string List = "application/pkix-crl";

    public static void MapAuthorityFiles(this WebApplication app)
    {
        var files = app.MapGroup("/ca").AllowAnonymous().ExcludeFromDescription();
        files.MapGet("/issuing.cer", (IGrainFactory grains) => CertificateAsync(grains, chain => chain[0]));
        files.MapGet("/root.cer", (IGrainFactory grains) => CertificateAsync(grains, chain => chain[^1]));
        files.MapGet("/chain.pem", ChainAsync);
        files.MapGet("/issuing.crl", (IGrainFactory grains) => ListAsync(grains, root: false));
        files.MapGet("/root.crl", (IGrainFactory grains) => ListAsync(grains, root: true));
        app.MapPost(BackupFile.Path, BackupFile.GetAsync).ExcludeFromDescription();
        app.MapPost(OwnKey.Path, OwnKey.IssueAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> CertificateAsync(
        IGrainFactory grains, Func<ImmutableArray<AuthorityCertificate>, AuthorityCertificate> choose)
    {
        var chain = (await grains.Authority().GetAsync()).Chain;
        return chain.IsEmpty ? TypedResults.NotFound() : TypedResults.File(choose(chain).Content.ToArray(), Certificate);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ListAsync(IGrainFactory grains, bool root) =>
        await grains.Authority().GetRevocationsAsync(root) is { } list ? TypedResults.File(list.ToArray(), List) : TypedResults.NotFound();

    // Mail programs and openssl read this one.
    private static async Task<Results<FileContentHttpResult, NotFound>> ChainAsync(IGrainFactory grains)
    {
        var chain = (await grains.Authority().GetAsync()).Chain;
        if (chain.IsEmpty) return TypedResults.NotFound();
        var pem = string.Concat(chain.Select(one => PemEncoding.WriteString("CERTIFICATE", one.Content.AsSpan()) + "\n"));
        return TypedResults.File(Encoding.ASCII.GetBytes(pem), "application/x-pem-file", "chain.pem");
    }
}
