using Kms.Keys;
using Kms.Users;
using Kms.Web.Api;

namespace Kms.Web.Tests.Api;

public sealed class NamesTests
{
    [Theory]
    [InlineData("key-manager")]
    [InlineData("KeyManager")]
    [InlineData("KEYMANAGER")]
    public void A_role_is_read_in_any_spelling(string text) => Assert.Equal(Roles.KeyManager, Names.Parse<Roles>(text, "role"));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("operator")]
    [InlineData("reader,auditor")]
    public void What_is_no_name_is_refused(string text) => Assert.False(Names.TryParse<Roles>(text, out _));

    [Fact]
    public void Flags_become_lists() =>
        Assert.Equal(["administrator", "key-manager"], Names.Of(Roles.Administrator | Roles.KeyManager));

    [Theory]
    [InlineData(KeyAlgorithm.Aes128, "aes128")]
    [InlineData(KeyAlgorithm.TripleDes, "triple-des")]
    public void Algorithms_have_stable_names(KeyAlgorithm algorithm, string name) => Assert.Equal(name, Names.Of1(algorithm));
}
