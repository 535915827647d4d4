using Kms.Setup;
using Kms.Silo.Hosting;
using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Hosting;

public sealed class KmsHostTests
{
    [Fact]
    public async Task An_empty_service_prints_a_one_time_link_that_makes_the_first_operator()
    {
        await using var host = await KmsHost.StartAsync(new() { Settings = [("Kms:PublicUrl", "https://keys.example.com")] });
        var token = host.Printed.ToString().Split("https://keys.example.com/setup?token=")[1].Split('\n')[0].Trim();
        var setup = host.Grain<ISetupGrain>("setup");

        await setup.CreateOperatorAsync(token, EmailAddress.Parse("olga@example.com"), "Olga", "a long enough passphrase");

        Assert.False(await setup.IsNeededAsync());
        var again = await Assert.ThrowsAsync<RefusedException>(() =>
            setup.CreateOperatorAsync(token, EmailAddress.Parse("eve@example.com"), null, "a long enough passphrase"));
        Assert.Equal(Refusal.LinkUsedOrExpired, again.Refusal);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_settings_make_the_first_operator_once()
    {
        KmsHostSettings settings = new()
        {
            Settings = [("Kms:Setup:OperatorEmail", "olga@example.com"), ("Kms:Setup:OperatorPassword", "a long enough passphrase")],
        };
        await using var host = await KmsHost.StartAsync(settings);

        host.Printed.GetStringBuilder().Clear();
        await host.RestartAsync();
        var signedIn = await host.Grain<IAccountsGrain>("0").SignInAsync(new("olga@example.com", "a long enough passphrase", null, null, null, true));

        Assert.NotNull(signedIn);
        Assert.Equal("", host.Printed.ToString());
    }

    [Fact]
    public async Task A_weak_operator_password_stops_the_start_and_names_its_setting()
    {
        KmsHostSettings settings = new() { Settings = [("Kms:Setup:OperatorEmail", "olga@example.com"), ("Kms:Setup:OperatorPassword", "short")] };

        var error = await Assert.ThrowsAsync<StartException>(() => KmsHost.StartAsync(settings));

        Assert.StartsWith("Kms:Setup:OperatorPassword", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", error.Message.Replace("too-short", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisations_and_accounts_survive_a_restart()
    {
        await using var host = await KmsHost.StartAsync();
        var utility = await host.People.FoundAsync("Aarhavn Forsyning");
        var anna = await host.People.AddAsync("anna@example.com", (utility, Roles.KeyManager));

        await host.RestartAsync();
        var ticket = await host.People.ActAsync(anna);

        Assert.Equal((utility, "Aarhavn Forsyning", Roles.KeyManager), (ticket.Memberships[0].Organisation, ticket.Memberships[0].Name, ticket.Memberships[0].Roles));
    }

    [Fact]
    public async Task A_registration_mails_a_link_that_the_public_address_begins()
    {
        await using var host = await KmsHost.StartAsync();

        await host.Grain<IAccountsGrain>("0").RegisterAsync(EmailAddress.Parse("nina@example.com"), "da", null);

        var link = await host.Mails.FindLinkAsync("nina@example.com", "Aktivér");
        Assert.StartsWith("/activate?token=", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_root_key_stops_the_next_start_and_touches_nothing()
    {
        using var folder = new TempFolder();
        await using (var host = await KmsHost.StartAsync(new() { Folder = folder.Path })) await host.People.FoundAsync("Utility");
        File.Delete(folder.File("root.key"));
        var before = Snapshot(folder);

        await Assert.ThrowsAsync<StartException>(() => KmsHost.StartAsync(new() { Folder = folder.Path }));

        Assert.Equal(before, Snapshot(folder));
    }

    [Fact]
    public async Task A_data_folder_that_the_service_makes_is_for_its_account_alone()
    {
        using var folder = new TempFolder();
        await using var host = await KmsHost.StartAsync(new() { Folder = folder.File("data") });

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File("data")));
    }

    private static List<string> Snapshot(TempFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.Contains("kms.lock", StringComparison.Ordinal))
            .Order().Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];
}
