using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

public sealed class ProfileTests
{
    [Fact]
    public async Task An_administrator_names_whose_memberships_are_all_the_own_and_leaves_the_theme_alone()
    {
        await using var host = await Accounts.StartAsync();
        var hofor = await host.People.FoundAsync("Hofor");
        var anna = await host.People.AddAsync("anna@example.com", (hofor, Roles.Reader));
        var admin = await host.People.ActAsync(await host.People.AddAsync("admin@example.com", (hofor, Roles.Administrator)));

        var named = await host.User(anna).SetProfileAsync(admin, new("Anna Jensen", "da", "dark"));

        Assert.Equal(("Anna Jensen", "da", null), (named.Profile.Name, named.Profile.Language, named.Profile.Theme));
    }

    [Fact]
    public async Task Nobody_names_a_person_of_another_organisation()
    {
        await using var host = await Accounts.StartAsync();
        var (hofor, other) = (await host.People.FoundAsync("Hofor"), await host.People.FoundAsync("Other"));
        var shared = await host.People.AddAsync("shared@example.com", (hofor, Roles.Reader), (other, Roles.Reader));
        var foreign = await host.People.AddAsync("foreign@example.com", (other, Roles.Reader));
        var admin = await host.People.ActAsync(await host.People.AddAsync("admin@example.com", (hofor, Roles.Administrator)));
        var reader = await host.People.ActAsync(await host.People.AddAsync("reader@example.com", (hofor, Roles.Reader)));

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(host.User(shared).SetProfileAsync(admin, new("Eve", null, null))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(host.User(foreign).SetProfileAsync(admin, new("Eve", null, null))));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(host.User(shared).SetProfileAsync(reader, new("Eve", null, null))));
    }
}
