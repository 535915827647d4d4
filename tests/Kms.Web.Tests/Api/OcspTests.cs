using System.Diagnostics;
using System.Net;
using Kms.Testing;

namespace Kms.Web.Tests.Api;

/// <summary>Whether certificates are in force, over HTTP, as programs ask.</summary>
[Collection(WorldCollection.Name)]
public sealed class OcspTests(World world) : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { BaseAddress = world.App.ClientOptions.BaseAddress };

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Openssl_asks_over_HTTP_and_verifies_the_answer()
    {
        var lena = await Enrolled.MakeAsync(world.App, world.Operator);

        Assert.Contains($"0x{lena.Serial}: good", await AskAsync(lena.Serial), StringComparison.Ordinal);
        await lena.RevokeAsync();
        Assert.Contains($"0x{lena.Serial}: revoked", await AskAsync(lena.Serial), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_the_question_in_it_is_answered_too()
    {
        var lena = await Enrolled.MakeAsync(world.App, world.Operator);
        await AskAsync(lena.Serial);
        var text = Convert.ToBase64String(await File.ReadAllBytesAsync(_folder.File("request.der")));

        var escaped = await GetAsync(Uri.EscapeDataString(text));
        var plain = await GetAsync(text);

        Assert.Equal(0, escaped[6]); // successful, behind two lengths of two bytes
        Assert.Equal(escaped.Length, plain.Length, 4.0); // another signature
    }

    [Fact]
    public async Task What_is_no_request_is_answered_as_malformed_and_what_is_too_long_is_not_read()
    {
        await Enrolled.MakeAsync(world.App, world.Operator);

        Assert.Equal("30030a0101", Convert.ToHexStringLower(await GetAsync("not-base64!")));
        using var empty = await _http.PostAsync(new Uri("ca/ocsp", UriKind.Relative), new ByteArrayContent([]));
        Assert.Equal((HttpStatusCode.OK, "application/ocsp-response"), (empty.StatusCode, empty.Content.Headers.ContentType!.MediaType)); // it has one
        using var large = await _http.PostAsync(new Uri("ca/ocsp", UriKind.Relative), new ByteArrayContent(new byte[5_000]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    private async Task<byte[]> GetAsync(string request)
    {
        using var answer = await _http.GetAsync(new Uri($"ca/ocsp/{request}", UriKind.Relative));
        Assert.Equal("application/ocsp-response", answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType); // it has one
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<string> AskAsync(string serial)
    {
        await File.WriteAllBytesAsync(_folder.File("issuing.cer"), await _http.GetByteArrayAsync(new Uri("ca/issuing.cer", UriKind.Relative)));
        await File.WriteAllBytesAsync(_folder.File("chain.pem"), await _http.GetByteArrayAsync(new Uri("ca/chain.pem", UriKind.Relative)));
        var start = new ProcessStartInfo("openssl", [
            "ocsp", "-issuer", "issuing.cer", "-serial", $"0x{serial}", "-url", new Uri(_http.BaseAddress!, "ca/ocsp").ToString(), "-CAfile", "chain.pem",
            "-reqout", "request.der", "-no_check_time", "-validity_period", "999999999"])
        {
            WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var openssl = Process.Start(start)!; // openssl is there, or no test of certificates runs
        var said = await openssl.StandardOutput.ReadToEndAsync() + await openssl.StandardError.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        Assert.Contains("Response verify OK", said, StringComparison.Ordinal);
        Assert.DoesNotContain("no nonce in response", said, StringComparison.Ordinal);
        return said;
    }
}
