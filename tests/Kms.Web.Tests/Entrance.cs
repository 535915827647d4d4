using Kms.Web.Tests.Api;

namespace Kms.Web.Tests;

/// <summary>Where people come in to a started service, and the folder below which their mails are.</summary>
internal sealed record Entrance(Uri Address, string Mails)
{
    public Caller Caller(string? token = null)
    {
        var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        return token is null ? new Caller(http) : new Caller(http, ("Authorization", $"Bearer {token}"));
    }

    public async Task<Caller> SignInAsync(string email, string password) => Caller(await FindTokenAsync(email, password));

    public async Task<string> FindTokenAsync(string email, string password) =>
        (await Caller().PostAsync("sign-in", new { email, password })).Expect(200).Text("accessToken");
}
