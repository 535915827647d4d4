using System.Text;
using Kms.Audit;
using Kms.Branding;
using Kms.Silo.Hosting;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;
using Microsoft.Extensions.Options;

namespace Kms.Tests.Branding;

public sealed class BrandGrainTests : IAsyncLifetime
{
    private static readonly BrandDraft s_aqua = new("Aqua Keys", "#7A1FA2", "help@aqua.example");
    private static readonly byte[] s_picture = Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg"/>""");
    private KmsHost _host = null!; // made before each test
    private ActorTicket _operator = null!; // made before each test

    private IBrandGrain Brand => _host.Grain<IBrandGrain>("brand");

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _operator = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_the_operator_sets_is_shown_to_everybody_and_outlives_a_restart()
    {
        Assert.Equal(new BrandDraft(null, null, null), (await Brand.GetAsync()).Own);

        await Brand.SetAsync(_operator, s_aqua, "0");
        await _host.RestartAsync();

        Assert.Equal(s_aqua with { Color = "#7a1fa2" }, (await Brand.GetAsync()).Own);
    }

    [Fact]
    public async Task Nobody_but_the_operator_sets_it()
    {
        var organisation = await _host.People.FoundAsync("Hofor");
        var administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (organisation, Roles.Administrator)));

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Brand.SetAsync(administrator, s_aqua, null)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Brand.SetLogoAsync(administrator, s_picture)));
    }

    [Fact]
    public async Task Each_change_is_in_the_trail_and_what_changes_nothing_is_not()
    {
        await Brand.SetAsync(_operator, s_aqua, null);
        await Brand.SetAsync(_operator, s_aqua with { Color = "#7a1fa2" }, null);
        await Brand.SetLogoAsync(_operator, s_picture);

        var entries = (await _host.Grain<IAuditGrain>("audit").FindAsync(_operator, new AuditFilter(Kind: "brand."), new PageRequest())).Items;

        Assert.Equal(["logo", "name, color, support"], entries.Select(entry => entry.Details["fields"]));
        Assert.All(entries, entry => Assert.Equal(_operator.User, entry.Actor));
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_not_overwritten()
    {
        var shown = await Brand.GetAsync();
        await Brand.SetAsync(_operator, s_aqua, shown.Version);

        Assert.Equal(Refusal.Conflict, await Accounts.RefusalOf(Brand.SetAsync(_operator, s_aqua with { Name = "Mine" }, shown.Version)));

        Assert.Equal("Aqua Keys", (await Brand.GetAsync()).Own.Name);
    }

    [Theory]
    [InlineData("a name that goes on and on and on, far beyond the sixty letters", null, null, "name")]
    [InlineData(null, "red", null, "color")]
    [InlineData(null, "#ffd54a", null, "color")]
    [InlineData(null, null, "ask around", "support")]
    [InlineData(null, null, "javascript:alert(1)", "support")]
    public async Task What_cannot_be_shown_or_read_is_refused_by_its_field(string? name, string? color, string? support, string field)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Brand.SetAsync(_operator, new BrandDraft(name, color, support), null));

        Assert.Equal((Refusal.Invalid, field), (refused.Refusal, Assert.Single(refused.Problems).Field));
    }

    [Fact]
    public async Task A_logo_is_a_picture_of_moderate_size_and_can_be_taken_away()
    {
        var set = await Brand.SetLogoAsync(_operator, s_picture);
        var logo = await Brand.GetLogoAsync();

        Assert.Equal(("image/svg+xml", set.Logo), (logo!.MediaType, logo.Name));
        Assert.Equal(s_picture, logo.Content);
        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(Brand.SetLogoAsync(_operator, "<html/>"u8.ToArray())));
        Assert.Equal(Refusal.TooLarge, await Accounts.RefusalOf(Brand.SetLogoAsync(_operator, new byte[(128 << 10) + 1])));
        Assert.Null((await Brand.SetLogoAsync(_operator, [])).Logo);
        Assert.Null(await Brand.GetLogoAsync());
    }

    [Fact]
    public async Task A_password_does_not_hold_the_name_that_the_operator_gave()
    {
        await Brand.SetAsync(_operator, s_aqua, null);
        await _host.Get<BrandKeeper>().RefreshAsync();

        var refused = Assert.Throws<RefusedException>(() => _host.Get<Passwords>().DemandRules("Aqua Keys 4 all!", null, EmailAddress.Parse("a@example.com")));

        Assert.Equal(Refusal.PasswordRules, refused.Refusal);
        Assert.Equal("Aqua Keys", _host.Get<IOptions<KmsOptions>>().Value.Product.Name);
    }

    [Fact]
    public async Task What_is_taken_back_is_as_configured_again()
    {
        var keeper = _host.Get<BrandKeeper>();
        keeper.Learn(await Brand.SetAsync(_operator, s_aqua, null));

        keeper.Learn(await Brand.SetAsync(_operator, new BrandDraft(null, " ", ""), null));

        var product = _host.Get<IOptions<KmsOptions>>().Value.Product;
        Assert.Equal(("Meter Key Service", "#0b5cad", null), (product.Name, product.Color, product.Support));
    }
}
