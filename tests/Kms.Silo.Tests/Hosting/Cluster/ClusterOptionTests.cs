using Kms.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Tests.Hosting;

public sealed class ClusterOptionTests
{
    [Fact]
    public void Nothing_but_the_database_needs_setting() => Assert.True(Check(new()).Succeeded);

    [Theory]
    [InlineData("", null, 1, 2, "Kms:Cluster:Id")]
    [InlineData("two words", null, 1, 2, "Kms:Cluster:Id")]
    [InlineData("kms", "no.such.host.invalid", 1, 2, "Kms:Cluster:Address")]
    [InlineData("kms", null, 0, 2, "Kms:Cluster:SiloPort")]
    [InlineData("kms", null, 1, 65536, "Kms:Cluster:GatewayPort")]
    [InlineData("kms", null, 7000, 7000, "Kms:Cluster:GatewayPort")]
    public void A_wrong_setting_is_named(string id, string? address, int silo, int gateway, string setting)
    {
        var result = Check(new() { Id = id, Address = address, SiloPort = silo, GatewayPort = gateway });

        Assert.StartsWith(setting, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    [InlineData(30000)]
    public void A_wrong_port_for_health_is_named(int port) =>
        Assert.StartsWith("Kms:Cluster:HealthPort", Assert.Single(Check(new() { HealthPort = port }).Failures!), StringComparison.Ordinal);

    [Fact]
    public void Silos_do_not_share_a_file() =>
        Assert.StartsWith("Kms:Database", Assert.Single(Check(new(), KmsOptions.Sqlite).Failures!), StringComparison.Ordinal);

    private static ValidateOptionsResult Check(KmsClusterOptions options, string database = KmsOptions.Postgres) =>
        new KmsClusterOptionsCheck(Options.Create(new KmsOptions { Database = database })).Validate(null, options);
}
