using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Users;

public sealed class RegistrationTests : IAsyncLifetime
{
    private const string Anna = "anna@example.com";
    private KmsHost _host = null!; // made before each test

    public async Task InitializeAsync() => _host = await Accounts.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_delivered_link_makes_an_account_that_can_sign_in_with_a_proven_address()
    {
        var user = await _host.RegisterAsync(Anna);

        var ticket = await _host.ActAsync(await _host.SignInAsync(Anna));

        Assert.Equal(user, ticket.User);
        Assert.Equal(Anna, Assert.Single(ticket.Proven).Value);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", null);
        var token = Accounts.TokenOf(await _host.Mails.FindLinkAsync(Anna));
        await _host.Door().ActivateAsync(Accounts.Order(token));

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().ActivateAsync(Accounts.Order(token))));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().PeekLinkAsync(token)));
    }

    [Theory]
    [InlineData(47, false)]
    [InlineData(48, true)]
    public async Task A_link_lives_for_forty_eight_hours(int hours, bool dead)
    {
        await _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", null);
        var token = Accounts.TokenOf(await _host.Mails.FindLinkAsync(Anna));

        _host.Clock.Advance(TimeSpan.FromHours(hours));

        Assert.Equal(dead, await Record.ExceptionAsync(() => _host.Door().PeekLinkAsync(token)) is RefusedException);
    }

    [Fact]
    public async Task A_forged_secret_opens_nothing()
    {
        await _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", null);
        var token = Accounts.TokenOf(await _host.Mails.FindLinkAsync(Anna));
        var forged = token[..^1] + (token[^1] == '0' ? '1' : '0');

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().ActivateAsync(Accounts.Order(forged))));
        Assert.Equal("activation", (await _host.Door().PeekLinkAsync(token)).Kind);
    }

    [Fact]
    public async Task A_weak_password_does_not_use_the_link_up()
    {
        await _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", null);
        var token = Accounts.TokenOf(await _host.Mails.FindLinkAsync(Anna));

        Assert.Equal(Refusal.PasswordRules, await Accounts.RefusalOf(_host.Door().ActivateAsync(Accounts.Order(token, "weak"))));
        await _host.Door().ActivateAsync(Accounts.Order(token));
    }

    [Fact]
    public async Task A_known_address_gets_a_note_without_a_token_and_the_account_stays()
    {
        var user = await _host.RegisterAsync(Anna);

        await _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", "192.0.2.7");
        var note = await _host.Mails.FindLinkAsync(Anna, "already");

        Assert.DoesNotContain("token", note, StringComparison.Ordinal);
        Assert.Equal(user, (await _host.SignInAsync(Anna)).User);
    }

    [Fact]
    public async Task The_second_of_two_links_to_one_address_makes_no_second_account()
    {
        await _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", null);
        var first = Accounts.TokenOf(await _host.Mails.FindLinkAsync(Anna));
        await _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", null);
        var second = Accounts.TokenOf(SentMails.LinkOf((await NextMailAsync(first))));
        await _host.Door().ActivateAsync(Accounts.Order(first));

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_host.Door().ActivateAsync(Accounts.Order(second, Accounts.OtherPassword))));
        await _host.SignInAsync(Anna);
    }

    [Fact]
    public async Task One_address_is_not_flooded_with_mails_and_the_answer_stays_the_same()
    {
        for (var i = 0; i < 20; i++) await _host.Door().RegisterAsync(EmailAddress.Parse(Anna), "en", $"192.0.2.{i}");
        await _host.Door().RegisterAsync(EmailAddress.Parse("last@example.com"), "en", null);
        await _host.Mails.FindAsync("last@example.com");

        Assert.InRange(_host.Mails.All.Count(mail => mail.To.Value == Anna), 1, 5);
    }

    private async Task<Silo.Mail.ReadyMail> NextMailAsync(string firstToken)
    {
        await _host.Door().RegisterAsync(EmailAddress.Parse("last@example.com"), "en", null);
        await _host.Mails.FindAsync("last@example.com");
        return _host.Mails.All.Last(mail => mail.To.Value == Anna && !mail.Content.Text.Contains(firstToken, StringComparison.Ordinal));
    }
}
