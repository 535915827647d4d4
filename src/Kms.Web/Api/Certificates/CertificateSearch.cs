using System.Collections.Immutable;
using Kms.Certificates;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Security;

namespace Kms.Web.Api;

/// <summary>The public directory for programs (N6): RFC 4387, certificates and lists of revoked ones over HTTP.</summary>
internal static class CertificateSearch
{
    public const string Certificate = "application/pkix-cert";
    public const string List = "application/pkix-crl";

    private const int HashText = 40; // 20 bytes in hex digits

    public static void MapCertificateSearch(this WebApplication app)
    {
        var search = app.MapGroup("").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter<RouteGroupBuilder, PlainRefusals>();
        search.MapGet("/certificates/search.cgi", CertificatesAsync);
        search.MapGet("/crls/search.cgi", ListsAsync);
        search.MapGet("/certificates/directory/{hash}.cer", FileAsync);
        search.MapGet("/certificates/directory/{hash}.vcf", CardAsync);
    }

    private static async Task<IResult> CertificatesAsync(HttpContext http, IGrainFactory grains)
    {
        var question = SearchQuestion.Read(http.Request.Query);
        var found = question.Attribute == SearchQuestion.Uri
            ? await ByMailAsync(question, http, grains)
            : await ByHashAsync(KindOf(question.Attribute), question.Hash, http, grains) is { } one ? [one] : [];
        return found switch
        {
            [] => throw Refused.NotFound(),
            [var single] => TypedResults.File(single.Content.ToArray(), Certificate),
            _ => await SeveralAsync(found),
        };
    }

    // The list that the issuer of this name, or the key of this identifier, has signed.
    private static async Task<IResult> ListsAsync(HttpContext http, IGrainFactory grains)
    {
        var question = SearchQuestion.Read(http.Request.Query);
        if (question.Attribute is not (SearchQuestion.IssuerHash or SearchQuestion.KeyIdentifierHash))
            throw Refused.Invalid(
                question.Attribute, "attribute", "Lists of revoked certificates are found by iHash (who issued them) and sKIDHash (whose key signed them).");
        var kind = question.Attribute == SearchQuestion.IssuerHash ? CertificateHashKind.Subject : CertificateHashKind.KeyIdentifier;
        var list = await grains.CertificateDirectory().FindRevocationsAsync(kind, question.Hash) ?? throw Refused.NotFound();
        return TypedResults.File(list.ToArray(), List);
    }

    private static async Task<IResult> FileAsync(string hash, HttpContext http, IGrainFactory grains)
    {
        var found = await FindAsync(hash, http, grains);
        return TypedResults.File(found.Content.ToArray(), Certificate, $"{FileName(found)}.cer");
    }

    private static async Task<IResult> CardAsync(string hash, HttpContext http, IGrainFactory grains)
    {
        var found = await FindAsync(hash, http, grains);
        return TypedResults.File(VCard.Write(found), VCard.MediaType, $"{FileName(found)}.vcf");
    }

    private static async Task<DirectoryCertificate> FindAsync(string hash, HttpContext http, IGrainFactory grains)
    {
        if (hash.Length != HashText || !hash.All(char.IsAsciiHexDigit)) throw Refused.NotFound();
        ImmutableArray<byte> bytes = [.. Convert.FromHexString(hash)];
        return (await ByHashAsync(CertificateHashKind.Certificate, bytes, http, grains)).OrNotFound();
    }

    private static async Task<ImmutableArray<DirectoryCertificate>> ByMailAsync(SearchQuestion question, HttpContext http, IGrainFactory grains) =>
        EmailAddress.TryParse(question.Mail, out var email)
            ? await grains.CertificateDirectory().FindByMailAsync(email, Caller(http))
            : throw Refused.Invalid(SearchQuestion.Uri, "email", "uri takes a whole e-mail address, such as anna@example.com.");

    private static Task<DirectoryCertificate?> ByHashAsync(CertificateHashKind kind, ImmutableArray<byte> hash, HttpContext http, IGrainFactory grains) =>
        grains.CertificateDirectory().FindByHashAsync(kind, hash, Caller(http));

    private static string Caller(HttpContext http) => ClientNetwork.Of(http.Connection.RemoteIpAddress);

    private static CertificateHashKind KindOf(string attribute) => attribute switch
    {
        SearchQuestion.CertificateHash => CertificateHashKind.Certificate,
        SearchQuestion.IssuerAndSerialHash => CertificateHashKind.IssuerAndSerial,
        SearchQuestion.KeyIdentifierHash => CertificateHashKind.KeyIdentifier,
        SearchQuestion.SubjectHash => CertificateHashKind.Subject,
        SearchQuestion.IssuerHash or SearchQuestion.Name => throw Refused.Invalid(
            attribute, "lists-many", $"{attribute} would list certificates of many people, which this directory never does. Ask for uri with a whole e-mail address."),
        _ => throw Refused.Invalid(attribute, "attribute", "Certificates are found by uri, certHash, iAndSHash, sKIDHash and, of the authority, sHash."),
    };

    // RFC 4387, section 2.3: several certificates are parts of one answer.
    private static async Task<IResult> SeveralAsync(ImmutableArray<DirectoryCertificate> found)
    {
        using var parts = new MultipartContent("mixed");
        foreach (var one in found) parts.Add(new ByteArrayContent([.. one.Content]) { Headers = { ContentType = new(Certificate) } });
        return TypedResults.Bytes(await parts.ReadAsByteArrayAsync(), parts.Headers.ContentType?.ToString());
    }

    private static string FileName(DirectoryCertificate one) => one.Email.Length > 0 ? one.Email.Split('@')[0] : "authority";
}
