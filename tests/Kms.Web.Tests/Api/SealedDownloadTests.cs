using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Kms.Web.Tests.Api;

[Collection(WorldCollection.Name)]
public sealed class SealedDownloadTests(World world)
{
    private static readonly string[] Devices = ["KAM-10000006"];

    [Fact]
    public async Task A_passphrase_is_answered_once_whatever_the_idempotency_key()
    {
        var job = await ExportAsync();
        var path = $"exports/{job.Text("id")}/passphrase";

        var shown = (await world.Reseller.SendAsync(HttpMethod.Post, path, null, ("Idempotency-Key", "show"))).Expect(200);

        Assert.Matches("^([A-HJ-NP-Z2-9]{4}-){5}[A-HJ-NP-Z2-9]{4}$", shown.Text("passphrase"));
        (await world.Reseller.SendAsync(HttpMethod.Post, path, null, ("Idempotency-Key", "show"))).Expect(409, "conflict");
        (await world.Reseller.PostAsync(path)).Expect(410, "gone");
        var file = (await world.Reseller.GetAsync($"exports/{job.Text("id")}/file")).Expect(200);
        Assert.Equal("application/zip", file.Content.ContentType!.MediaType);
        Assert.DoesNotContain(shown.Text("passphrase"), Encoding.Latin1.GetString(file.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Text("passphrase"), (await world.Reseller.GetAsync($"jobs/{job.Text("id")}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_order_again_is_the_same_job_and_shows_nothing()
    {
        var order = new { devices = Devices, format = "csv", protection = "passphrase" };
        var first = (await world.Reseller.SendAsync(HttpMethod.Post, "exports", order, ("Idempotency-Key", "sealed"))).Expect(202);
        var job = await world.Reseller.FinishDoneAsync(first);

        var again = (await world.Reseller.SendAsync(HttpMethod.Post, "exports", order, ("Idempotency-Key", "sealed"))).Expect(202);

        Assert.Equal(first.Body, again.Body);
        Assert.Equal("passphrase", job.Json.GetProperty("file").GetProperty("protection").GetString());
        Assert.False(job.Json.GetProperty("file").TryGetProperty("password", out _));
    }

    [Fact]
    public async Task A_file_in_clear_has_no_passphrase_and_says_so()
    {
        var job = await world.Reseller.FinishDoneAsync(await world.Reseller.PostAsync("exports", new { devices = Devices, format = "csv" }));

        Assert.Equal("none", job.Json.GetProperty("file").GetProperty("protection").GetString());
        (await world.Reseller.PostAsync($"exports/{job.Text("id")}/passphrase")).Expect(410, "gone");
    }

    [Fact]
    public async Task A_certificate_that_is_brought_opens_the_file()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Rita", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress((await world.Reseller.GetAsync("me")).Text("email"));
        request.CertificateExtensions.Add(names.Build());
        using var own = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var job = await world.Reseller.FinishDoneAsync(await OrderAsync(own.ExportCertificatePem()));

        var message = new EnvelopedCms();
        message.Decode((await world.Reseller.GetAsync($"exports/{job.Text("id")}/file")).Expect(200).Bytes);
        message.Decrypt(message.RecipientInfos[0], own.GetRSAPrivateKey());

        Assert.Contains("10000006", Encoding.UTF8.GetString(message.ContentInfo.Content), StringComparison.Ordinal);
        Assert.Equal("certificate", job.Json.GetProperty("file").GetProperty("protection").GetString());
    }

    [Theory]
    [InlineData(null, "certificate-none")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "certificate-unreadable")]
    [InlineData("no certificate", "certificate-unreadable")]
    public async Task What_cannot_be_encrypted_to_is_refused_at_once(string? certificate, string code)
    {
        var refused = (await OrderAsync(certificate)).Expect(422);

        Assert.Contains(code, refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_protection_is_refused() => (await world.Reseller.PostAsync(
        "exports", new { devices = Devices, format = "csv", protection = "rot13" })).Expect(422);

    private Task<Reply> OrderAsync(string? certificate) =>
        world.Reseller.PostAsync("exports", new { devices = Devices, format = "csv", protection = "certificate", certificate });

    private async Task<Reply> ExportAsync() => await world.Reseller.FinishDoneAsync(
        await world.Reseller.PostAsync("exports", new { devices = Devices, format = "csv", protection = "passphrase" }));
}
