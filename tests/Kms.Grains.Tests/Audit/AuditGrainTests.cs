using Kms.Audit;
using Kms.Organisations;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Audit;

public sealed class AuditGrainTests : IAsyncLifetime
{
    private static readonly PageRequest s_page = new(1000);
    private KmsHost _host = null!; // made before each test
    private OrganisationId _hofor;
    private ActorTicket _operator = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _hofor = await _host.People.FoundAsync("Hofor");
        _operator = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private IAuditGrain Audit => _host.Grain<IAuditGrain>("audit");

    [Fact]
    public async Task What_people_do_stands_in_the_trail_with_their_names()
    {
        await _host.RegisterAsync("anna@example.com");
        await Accounts.RefusalOf(_host.SignInAsync("anna@example.com", "wrong"));
        var anna = await _host.ActAsync(await _host.SignInAsync("anna@example.com"));

        var kinds = (await Audit.FindAsync(_operator, new AuditFilter(), s_page)).Items;

        Assert.Superset(
            new HashSet<string>(["user.registered", "user.activated", "sign-in.failed", "session.started", "organisation.created"]),
            kinds.Select(e => e.Kind).ToHashSet());
        Assert.Equal("anna@example.com", kinds.First(e => e.Kind == "session.started" && e.Actor == anna.User).ActorName);
    }

    [Fact]
    public async Task Denied_acts_are_noted_and_nobody_fills_the_trail_with_them()
    {
        var eve = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com"));
        for (var i = 0; i < 110; i++) await Audit.NoteAsync(eve, "access.denied", "GET /");
        await Audit.NoteAsync(_operator, "access.denied", "GET /");

        var hour = (await Audit.FindAsync(_operator, new AuditFilter(Kind: "access.denied"), s_page)).Items;
        _host.Clock.Advance(TimeSpan.FromHours(1));
        await Audit.NoteAsync(await _host.People.ActAsync(eve.User), "access.denied", "GET /");
        var later = await Audit.FindAsync(await _host.People.ActAsync(_operator.User), new AuditFilter(Actor: eve.User), s_page);

        Assert.Equal((100, 1), (hour.Count(e => e.Actor == eve.User), hour.Count(e => e.Actor == _operator.User)));
        Assert.Equal(101, later.Items.Count(e => e.Kind == "access.denied"));
    }

    [Fact]
    public async Task No_address_and_no_secret_stands_in_the_trail()
    {
        await _host.RegisterAsync("anna@example.com");
        var signedIn = await _host.SignInAsync("anna@example.com");

        var text = string.Concat((await Audit.FindAsync(_operator, new AuditFilter(), s_page)).Items
            .Select(e => e with { ActorName = null }).Select(e => $"{e} {string.Join(' ', e.Details.Values)}"));

        Assert.DoesNotContain("anna@", text, StringComparison.Ordinal);
        Assert.DoesNotContain(signedIn.Token.Split('_')[3], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_sees_the_own_organisation_and_a_stranger_only_the_own_acts()
    {
        var auditor = await _host.People.ActAsync(await _host.People.AddAsync("auditor@example.com", (_hofor, Roles.Auditor)));
        var eve = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com"));

        Assert.Contains((await Audit.FindAsync(auditor, new AuditFilter(), s_page)).Items, e => e.Kind == "organisation.created");
        Assert.All((await Audit.FindAsync(eve, new AuditFilter(), s_page)).Items, e => Assert.Equal(eve.User, e.Actor));
        Assert.Empty((await Audit.FindAsync(eve, new AuditFilter(Organisation: _hofor), s_page)).Items);
    }

    [Fact]
    public async Task The_operator_and_auditors_check_the_trail()
    {
        var reader = await _host.People.ActAsync(await _host.People.AddAsync("reader@example.com", (_hofor, Roles.Reader)));

        Assert.Empty((await Audit.VerifyAsync(_operator)).Faults);
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Audit.VerifyAsync(reader)));
    }

    [Fact]
    public async Task Only_known_notes_are_taken()
    {
        await Audit.NoteAsync(_operator, "sign-out", null);

        Assert.Contains((await Audit.FindAsync(_operator, new AuditFilter(Kind: "sign-out"), s_page)).Items, e => e.Actor == _operator.User);
        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(Audit.NoteAsync(_operator, "key.read", null)));
    }
}
