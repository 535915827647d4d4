using System.Security.Claims;
using Kms.Testing;
using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Tests.Api;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kms.Web.Tests.Auth;

/// <summary>An open page, by its circuit's authentication state, after its session ended somewhere else.</summary>
[Collection(WorldCollection.Name)]
public sealed class SessionRevalidationTests(World world)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly ManualClock _clock = new();
    private readonly TaskCompletionSource _anonymous = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IGrainFactory Grains => world.App.Services.GetRequiredService<IGrainFactory>();

    [Fact]
    public async Task An_open_page_ends_within_a_minute_of_signing_out_elsewhere()
    {
        var credential = await SignInAsync("pat@revalidation.example");
        using var page = await OpenAsync(credential);

        (await world.App.With(Token).DeleteAsync($"sessions/{credential.Session}")).Expect(204);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await _anonymous.Task.WaitAsync(s_patience);
        Assert.Null(SessionIdentity.Of((await page.GetAuthenticationStateAsync()).User));
    }

    [Fact]
    public async Task An_open_page_ends_within_a_minute_of_the_account_being_disabled()
    {
        var credential = await SignInAsync("dora@revalidation.example");
        using var page = await OpenAsync(credential);

        (await world.Operator.PatchAsync($"users/{credential.User}", new { active = false })).Expect(200);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await _anonymous.Task.WaitAsync(s_patience);
    }

    [Fact]
    public async Task An_open_page_of_a_live_session_stays()
    {
        var credential = await SignInAsync("liv@revalidation.example");
        using var page = await OpenAsync(credential);
        _clock.Advance(TimeSpan.FromMinutes(5));

        (await world.App.With(Token).GetAsync("me")).Expect(200);

        Assert.False(_anonymous.Task.IsCompleted);
        Assert.NotNull(SessionIdentity.Of((await page.GetAuthenticationStateAsync()).User));
    }

    private string Token { get; set; } = "";

    private async Task<Credential> SignInAsync(string email)
    {
        await world.App.RegisterAsync(email);
        Token = (await world.App.Anonymous().PostAsync("sign-in", new { email, password = Arrivals.Passphrase })).Expect(200).Text("accessToken");
        Assert.True(Credential.TryParse(Token, out var credential));
        return credential;
    }

    private async Task<SessionRevalidation> OpenAsync(Credential credential)
    {
        var ticket = await Grains.GetGrain<IUserGrain>(credential.User.Value).IssueTicketAsync(credential.Session, credential.Secret, null);
        var page = new SessionRevalidation(Grains, _clock, NullLogger<SessionRevalidation>.Instance);
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new SessionIdentity(credential, ticket!, null))))); // just signed in
        page.AuthenticationStateChanged += _ => _anonymous.TrySetResult();
        return page;
    }
}
