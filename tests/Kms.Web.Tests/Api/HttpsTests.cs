using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Kms.Web.Tests.Api;

public sealed class HttpsTests
{
    private static readonly SignedIn SignedIn = new(new UserId("u"), "kms_token", DateTimeOffset.UnixEpoch, false);

    [Fact]
    public void Over_https_the_cookie_belongs_to_this_host_alone() =>
        Assert.Equal("__Host-kms=kms_token; path=/; secure; samesite=lax; httponly", Issue("https://keys.example.com"));

    [Fact]
    public void Without_https_the_cookie_is_hidden_from_scripts_all_the_same() =>
        Assert.Equal("kms=kms_token; path=/; samesite=lax; httponly", Issue("http://localhost:5080"));

    private static string Issue(string url)
    {
        var context = new DefaultHttpContext();
        new SessionCookies(Options.Create(new WebOptions { PublicUrl = new Uri(url) })).Issue(context, SignedIn);
        return context.Response.Headers.SetCookie.ToString();
    }
}
