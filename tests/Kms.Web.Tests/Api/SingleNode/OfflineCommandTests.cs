using Kms.Testing;

namespace Kms.Web.Tests.Api;

/// <summary>Commands on the data of a service that stands still: the embedded database, which one process has at a time.</summary>
public sealed class OfflineCommandTests
{
    private const int Refused = 1;
    private const int Unreachable = 3;

    [Fact]
    public async Task While_the_service_stands_still_the_machine_makes_tokens_resets_users_and_checks_the_trail()
    {
        using var folder = new TempFolder();
        await using (var app = new WebApp(null, ("Kms:Data", folder.Path)))
        {
            await app.RegisterAsync("rosa@rho.example");
            var locked = await CommandLine.RunAsync("user", "reset", "--email", "rosa@rho.example", "--data", folder.Path);
            Assert.Equal(Unreachable, locked.Code);
            Assert.Contains("in use", locked.Error, StringComparison.Ordinal);
        }

        var token = await CommandLine.RunAsync("token", "create", "--user", WebApp.OperatorEmail, "--scopes", "audit:read", "--data", folder.Path);
        var reset = await CommandLine.RunAsync("user", "reset", "--email", "rosa@rho.example", "--data", folder.Path);
        var export = await CommandLine.RunAsync("audit", "export", folder.File("trail"), "--data", folder.Path);
        var verify = await CommandLine.RunAsync("audit", "verify", folder.File("trail"), "--data", folder.Path);
        var lines = await File.ReadAllLinesAsync(folder.File("trail"));
        await File.WriteAllLinesAsync(folder.File("cut"), lines.Where((_, index) => index != 3));
        var cut = await CommandLine.RunAsync("audit", "verify", folder.File("cut"), "--data", folder.Path);

        Assert.True((token.Code, reset.Code, export.Code, verify.Code) == (0, 0, 0, 0), token.Error + reset.Error + export.Error + verify.Error + verify.Output);
        Assert.Equal(Refused, cut.Code);
        Assert.Contains("missing", cut.Output, StringComparison.Ordinal);
        await using var again = new WebApp(null, ("Kms:Data", folder.Path));
        (await again.With(token.Output).GetAsync("audit")).Expect(200);
        var signIn = await again.Anonymous().PostAsync("sign-in", new { email = "rosa@rho.example", password = reset.Output });
        Assert.True(signIn.Expect(200).Json.GetProperty("mustChangePassword").GetBoolean());
    }
}
