using Kms.Invitations;
using Kms.Organisations;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

/// <summary>Hashing a password is the one slow step: each door takes it as often for a known address as for an unknown one.</summary>
public sealed class HashCountTests : IAsyncLifetime
{
    private const string Known = "anna@example.com";
    private const string Unknown = "nobody@example.com";
    private KmsHost _host = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync(CountingHasher.Register);
        await _host.RegisterAsync(Known);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(Known)]
    [InlineData(Unknown)]
    [InlineData("without-password@example.com")]
    [InlineData("off@example.com")]
    [InlineData("no address at all")]
    public async Task A_refused_sign_in_costs_one(string email)
    {
        await _host.People.AddAsync("without-password@example.com");
        var off = await _host.RegisterAsync("off@example.com");
        await _host.User(off).SetActiveAsync(await _host.People.ActAsync(await _host.People.AddOperatorAsync()), false);

        Assert.Equal(1, await CountAsync(() => Accounts.RefusalOf(_host.SignInAsync(email, "wrong"))));
    }

    [Fact]
    public async Task A_sign_in_costs_one_like_a_refused_one() => Assert.Equal(1, await CountAsync(() => _host.SignInAsync(Known)));

    [Fact]
    public async Task The_first_refused_sign_in_after_a_start_costs_the_same_for_both()
    {
        var costs = new List<int>();
        foreach (var email in (string[])[Known, Unknown])
        {
            await _host.RestartAsync();
            await Accounts.RefusalOf(_host.SignInAsync(email, "wrong"));
            costs.Add(_host.Get<CountingHasher>().Hashes);
        }

        Assert.Equal(costs[0], costs[1]);
    }

    [Theory]
    [InlineData(Known)]
    [InlineData(Unknown)]
    public async Task An_attempt_too_many_costs_none(string email)
    {
        for (var i = 0; i < 5; i++) await Accounts.RefusalOf(_host.SignInAsync(email, "wrong"));

        Assert.Equal(0, await CountAsync(() => Accounts.RefusalOf(_host.SignInAsync(email, "wrong"))));
    }

    [Theory]
    [InlineData(Known)]
    [InlineData(Unknown)]
    public async Task To_register_or_to_ask_for_a_reset_costs_none(string email)
    {
        Assert.Equal(0, await CountAsync(() => _host.Door().RegisterAsync(EmailAddress.Parse(email), "en", null)));
        Assert.Equal(0, await CountAsync(() => _host.Door().RequestResetAsync(EmailAddress.Parse(email), null)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task To_activate_costs_one_also_when_the_address_was_taken_in_between(bool taken)
    {
        await _host.Door().RegisterAsync(EmailAddress.Parse(Unknown), "en", null);
        var token = Accounts.TokenOf(await _host.Mails.FindLinkAsync(Unknown));
        if (taken) await _host.People.AddAsync(Unknown);

        Assert.Equal(1, await CountAsync(() => Accounts.TryAsync(_host.Door().ActivateAsync(Accounts.Order(token)))));
    }

    [Theory]
    [InlineData(Known, Refusal.AlreadyExists)]
    [InlineData(Unknown, null)]
    public async Task To_accept_an_invitation_with_a_new_password_costs_one(string email, Refusal? refusal)
    {
        var hofor = await _host.People.FoundAsync("Hofor");
        var draft = new InvitationDraft(EmailAddress.Parse(email), null, hofor, Roles.Reader, "en", null);
        var token = await _host.InviteAsync(await _host.People.ActAsync(await _host.People.AddOperatorAsync()), draft);

        Assert.Equal(1, await CountAsync(async () => Assert.Equal(refusal, await Accounts.TryAsync(_host.Door().ActivateAsync(Accounts.Order(token))))));
    }

    [Fact]
    public async Task To_set_a_new_password_with_a_made_up_link_costs_none()
    {
        var made = new LinkToken(LinkToken.NewLinkId(), Secrets.New()).Text;

        Assert.Equal(0, await CountAsync(() => Accounts.RefusalOf(_host.Door().ResetAsync(made, Accounts.OtherPassword))));
        Assert.Equal(0, await CountAsync(() => Accounts.RefusalOf(_host.Door().ActivateAsync(Accounts.Order(made)))));
    }

    private async Task<int> CountAsync(Func<Task> act)
    {
        var before = _host.Get<CountingHasher>().Hashes;
        await act();
        return _host.Get<CountingHasher>().Hashes - before;
    }
}
