using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Keys;

/// <summary>Half a million broken bearer tokens, none of which is taken for one that this service made.</summary>
public sealed class BearerFuzzTests
{
    [Fact]
    public void No_broken_token_passes_for_a_real_one()
    {
        using var vault = Vault.Create();
        var secrets = new Secrets(vault);
        var real = secrets.Bearer(new UserId(Secrets.NewId()), new SessionId(Secrets.NewId()), Secrets.New());
        var random = new XorShift(2031);

        for (var i = 0; i < 500_000 * Math.Max(1, Fuzz.Scale / 5); i++)
        {
            var broken = Fuzz.Break(real, random);
            Assert.True(broken == real || !secrets.IsOurs(broken), broken);
        }

        Assert.True(secrets.IsOurs(real));
    }

    [Fact]
    public void A_token_of_another_installation_is_no_token_here()
    {
        using var here = Vault.Create();
        using var there = Vault.Create();

        var token = new Secrets(there).Bearer(new UserId(Secrets.NewId()), new SessionId(Secrets.NewId()), Secrets.New());

        Assert.False(new Secrets(here).IsOurs(token));
    }
}
