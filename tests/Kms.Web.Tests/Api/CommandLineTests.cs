using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Testing;

namespace Kms.Web.Tests.Api;

[UnsupportedOSPlatform("windows")] // modes of files
public sealed class CommandLineTests
{
    private const int Refused = 1;
    private const int Usage = 2;
    private const int Unreachable = 3;

    [Fact]
    public async Task Keys_go_in_and_out_through_the_running_service()
    {
        await using var app = new WebApp();
        using var folder = new TempFolder();
        var op = await app.SignInOperatorAsync();
        var rho = await op.FoundAsync("Rho Resale", "reseller");
        var rita = await app.InviteAsync(op, rho, "rita@rho.example", "key-manager");
        await File.WriteAllBytesAsync(folder.File("keys.csv"), KeyFiles.List("KAM", 1, 3));

        var import = await RunAsync(app, await TokenAsync(op, "keys:import", "devices:read"), "import", folder.File("keys.csv"), "--organisation", rho);
        Assert.True(import.Code == 0, import.Error);
        var claim = new { devices = (object[])[new { id = "KAM-00000001", code = "42/24" }], organisationId = rho };
        await rita.FinishDoneAsync(await rita.PostAsync("claims", claim));
        await File.WriteAllTextAsync(folder.File("out.csv"), "a file that others may read");
        File.SetUnixFileMode(folder.File("out.csv"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var export = await RunAsync(
            app, await TokenAsync(rita, "keys:read", "devices:read"), "export", "--format", "csv", "--output", folder.File("out.csv"), "--right", "owned");

        Assert.True(export.Code == 0, export.Error);
        Assert.Contains("00000001", await File.ReadAllTextAsync(folder.File("out.csv")), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("out.csv")));
    }

    [Fact]
    public async Task An_authority_of_ones_own_is_imported_once()
    {
        await using var app = new WebApp();
        using var folder = new TempFolder();
        var token = await TokenAsync(await app.SignInOperatorAsync(), "admin");
        await File.WriteAllBytesAsync(folder.File("own.p12"), MakeAuthority("the password"));
        await File.WriteAllTextAsync(folder.File("password"), "another one\n");
        string[] import = ["authority", "import", folder.File("own.p12"), "--password-file", folder.File("password")];

        var wrong = await RunAsync(app, token, import);
        await File.WriteAllTextAsync(folder.File("password"), "the password\n");
        var done = await RunAsync(app, token, import);
        var again = await RunAsync(app, token, import);

        Assert.Contains("its password is another one", wrong.Error, StringComparison.Ordinal);
        Assert.StartsWith("CN=Own Root ", done.Output, StringComparison.Ordinal);
        Assert.Contains("already", again.Error, StringComparison.Ordinal);
        Assert.Equal((Refused, 0, Refused), (wrong.Code, done.Code, again.Code));
    }

    private static byte[] MakeAuthority(string password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Own Root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return made.Export(X509ContentType.Pkcs12, password);
    }

    [Theory]
    [InlineData("There is no folder", "export", "--format", "csv", "--output", "/nowhere/keys.csv", "--device", "KAM-1", "--token", "kms_x")]
    [InlineData("--days is 1 to 365", "token", "create", "--user", "a@b.example", "--scopes", "devices:read", "--days", "99999999", "--token", "kms_x")]
    [InlineData("There is no data of the service", "user", "reset", "--email", "a@b.example", "--data", "/nowhere")]
    public async Task What_cannot_be_meant_is_told_in_a_sentence(string sentence, params string[] args)
    {
        var (code, _, error) = await CommandLine.RunAsync(args);

        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(Usage, code);
    }

    [Fact]
    public async Task An_empty_folder_is_not_made_into_the_data_of_a_new_service()
    {
        using var folder = new TempFolder();

        var (code, _, error) = await CommandLine.RunAsync("user", "reset", "--email", "a@b.example", "--data", folder.Path);

        Assert.True(code == Usage, error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_missing_scope_and_a_wrong_address_are_told_in_a_sentence()
    {
        await using var app = new WebApp();
        var op = await app.SignInOperatorAsync();

        var refused = await RunAsync(app, await TokenAsync(op, "devices:read"), "audit", "verify");
        var lost = await CommandLine.RunAsync("audit", "verify", "--token", "kms_x", "--url", "http://localhost:1");

        Assert.Equal(Refused, refused.Code);
        Assert.Contains("audit:read", refused.Error, StringComparison.Ordinal);
        Assert.Equal(Unreachable, lost.Code);
        Assert.DoesNotContain("   at ", lost.Error, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(WebApp app, string token, params string[] args) =>
        CommandLine.RunAsync([.. args, "--url", app.Anonymous().Address.ToString(), "--token", token]);

    private static async Task<string> TokenAsync(Caller caller, params string[] scopes) =>
        (await caller.PostAsync("tokens", new { name = "Command line", scopes })).Expect(201).Text("token");
}
