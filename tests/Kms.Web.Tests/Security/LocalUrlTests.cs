using Kms.Web.Security;

namespace Kms.Web.Tests.Security;

public sealed class LocalUrlTests
{
    private static readonly string[] Hosts = ["evil.example", "//evil.example", "\\\\evil.example", "evil.example:80", "user@evil.example"];
    private static readonly string[] Starts =
    [
        "http:", "https:", "http://", "https://", "//", "\\\\", "/\\", "\\/", "/\t/", "/\r/", "/\n/", "\t//", " //", "javascript:", "data:", "ftp://",
        "///", "////", "/\\/", "\\", "mailto:", "vbscript:", "http:\\\\", "//\\", "\u0000//", "/\u0000/", "jAvAsCrIpT:", "https:/", "http:/", "blob:", "tel:", "about:",
        "file://", "ws://", "wss://", "?", "#", ".", "..", "./", "../", "",
    ];

    public static TheoryData<string> Hostile => [.. Starts.SelectMany(start => Hosts.Select(host => start + host)).Distinct()];

    [Theory, MemberData(nameof(Hostile))]
    public void A_link_that_leads_away_leads_home(string url) => Assert.Equal("/", LocalUrl.OrHome(url));

    [Theory]
    [InlineData("/")]
    [InlineData("/devices?right=owned&after=x%0D")]
    [InlineData("/devices/KAM-12345678#keys")]
    public void A_path_of_the_service_is_followed(string url) => Assert.Equal(url, LocalUrl.OrHome(url));

    [Fact]
    public void There_are_two_hundred_hostile_links() => Assert.True(Hostile.Count >= 200, $"{Hostile.Count}");

    [Fact]
    public void No_link_leads_home() => Assert.Equal("/", LocalUrl.OrHome(null));
}
