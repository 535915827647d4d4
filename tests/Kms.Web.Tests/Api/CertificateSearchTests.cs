using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Kms.Web.Tests.Api;

/// <summary>The public directory over HTTP (RFC 4387), as a mail program asks it.</summary>
[Collection(WorldCollection.Name)]
public sealed class CertificateSearchTests(World world) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = world.App.ClientOptions.BaseAddress };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_certificate_is_found_by_address_and_by_every_key_that_names_it_alone()
    {
        var lena = await Enrolled.MakeAsync(world.App, world.Operator);

        using var certificate = await GetAsync($"certificates/search.cgi?uri={lena.Email}");

        Assert.Equal(lena.Email, certificate.GetNameInfo(X509NameType.EmailName, false));
        string[] others =
        [
            $"uri=mailto:{lena.Email.ToUpperInvariant()}", $"certHash={Key(certificate.RawData)}", $"iAndSHash={Key(IssuerAndSerial(certificate))}",
            $"sKIDHash={Key(certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.Span)}",
        ];
        foreach (var other in others)
        {
            using var again = await GetAsync($"certificates/search.cgi?{other}");
            Assert.Equal(certificate.RawData, again.RawData);
        }
    }

    [Fact]
    public async Task Unknown_unpublished_and_revoked_addresses_get_the_same_answer()
    {
        var hidden = await Enrolled.MakeAsync(world.App, world.Operator, inDirectory: false);
        var revoked = await Enrolled.MakeAsync(world.App, world.Operator);
        await revoked.RevokeAsync();

        var answers = new List<string>();
        foreach (var email in new[] { "nobody@lambda.example", hidden.Email, revoked.Email }) answers.Add(await SayAsync($"certificates/search.cgi?uri={email}"));

        Assert.StartsWith("404 text/plain", answers[0], StringComparison.Ordinal);
        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("certificates/search.cgi", "Ask for one attribute")]
    [InlineData("certificates/search.cgi?uri=a@example.com&uri=b@example.com", "Ask for one attribute")]
    [InlineData("certificates/search.cgi?uri=*@lambda.example", "")]
    [InlineData("certificates/search.cgi?uri=lambda.example", "takes a whole e-mail address")]
    [InlineData("certificates/search.cgi?name=Lena", "would list certificates of many people")]
    [InlineData("certificates/search.cgi?iHash=AAAAAAAAAAAAAAAAAAAAAAAAAAA", "would list certificates of many people")]
    [InlineData("certificates/search.cgi?certHash=AAAA", "27 characters of base64")]
    [InlineData("certificates/search.cgi?certHash=AAAAAAAAAAAAAAAAAAAAAAAAAA=", "27 characters of base64")]
    [InlineData("certificates/search.cgi?colour=red", "Certificates are found by")]
    [InlineData("crls/search.cgi?uri=a@example.com", "are found by iHash")]
    public async Task What_would_list_many_or_means_nothing_is_refused_in_a_sentence(string question, string sentence)
    {
        var said = await SayAsync(question);

        if (sentence.Length == 0) Assert.StartsWith("404 ", said, StringComparison.Ordinal); // a mailbox may be called so, and is asked for as it stands
        else Assert.StartsWith("400 text/plain", said, StringComparison.Ordinal);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_revoked_ones_is_found_by_its_issuer_and_names_what_was_revoked()
    {
        var lena = await Enrolled.MakeAsync(world.App, world.Operator);
        await lena.RevokeAsync();
        using var issuer = X509CertificateLoader.LoadCertificate(await _http.GetByteArrayAsync(new Uri("ca/issuing.cer", UriKind.Relative)));

        var list = await _http.GetByteArrayAsync(new Uri($"crls/search.cgi?iHash={Key(issuer.SubjectName.RawData)}", UriKind.Relative));

        Assert.Equal(await _http.GetByteArrayAsync(new Uri("ca/issuing.crl", UriKind.Relative)), list);
        Assert.True(CertificateRevocationListBuilder.Load(list, out _).RemoveEntry(Convert.FromHexString(lena.Serial)));
        using var authority = await GetAsync($"certificates/search.cgi?sHash={Key(issuer.SubjectName.RawData)}");
        Assert.Equal(issuer.RawData, authority.RawData);
    }

    [Fact]
    public async Task File_and_contact_card_hold_the_certificate()
    {
        var lena = await Enrolled.MakeAsync(world.App, world.Operator);
        using var certificate = await GetAsync($"certificates/search.cgi?uri={lena.Email}");
        var place = $"certificates/directory/{certificate.GetCertHashString(HashAlgorithmName.SHA1)}";

        using var file = await GetAsync($"{place}.cer");
        var card = await _http.GetStringAsync(new Uri($"{place}.vcf", UriKind.Relative));

        Assert.Equal(certificate.RawData, file.RawData);
        Assert.All(card.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var lines = card.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Contains($"EMAIL;TYPE=INTERNET:{lena.Email}", lines);
        Assert.Contains("FN:Lena Løvstrøm", lines);
        Assert.Contains(lines, line => line.StartsWith("ORG:Lambda\\, ", StringComparison.Ordinal) && line.EndsWith("\\; Works", StringComparison.Ordinal));
        Assert.Contains($"KEY;ENCODING=b;TYPE=X509:{Convert.ToBase64String(certificate.RawData)}", lines);
        Assert.StartsWith("404 ", await SayAsync("certificates/directory/xyz.cer"), StringComparison.Ordinal);
    }

    private async Task<X509Certificate2> GetAsync(string question)
    {
        using var answer = await _http.GetAsync(new Uri(question, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pkix-cert", answer.Content.Headers.ContentType!.MediaType);
        return X509CertificateLoader.LoadCertificate(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<string> SayAsync(string question)
    {
        using var answer = await _http.GetAsync(new Uri(question, UriKind.Relative));
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {answer.Headers.CacheControl} {await answer.Content.ReadAsStringAsync()}";
    }

    private static string Key(ReadOnlySpan<byte> content) => Uri.EscapeDataString(Convert.ToBase64String(CryptographicOperations.HashData(HashAlgorithmName.SHA1, content)).TrimEnd('='));

    private static byte[] IssuerAndSerial(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(certificate.IssuerName.RawData);
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
        return writer.Encode();
    }
}
