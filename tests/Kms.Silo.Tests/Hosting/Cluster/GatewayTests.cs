using Kms.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Tests.Hosting;

public sealed class GatewayTests
{
    [Theory]
    [InlineData("silo1:30000", "silo1", 30000)]
    [InlineData("10.0.0.7:80", "10.0.0.7", 80)]
    [InlineData("[fd00::7]:30000", "fd00::7", 30000)]
    public void A_gateway_is_a_name_or_an_address_with_a_port(string text, string host, int port) =>
        Assert.Equal(new GatewayName(host, port), GatewayName.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("silo1")]
    [InlineData(":30000")]
    [InlineData("silo1:")]
    [InlineData("silo1:70000")]
    [InlineData("silo1:30000/path")]
    [InlineData("somebody@silo1:30000")]
    public void Something_else_is_told_with_the_setting(string text) =>
        Assert.StartsWith("Kms:Cluster:Gateways", Assert.Single(Check(new() { Gateways = { text } }).Failures!), StringComparison.Ordinal);

    [Fact]
    public void A_web_node_needs_no_database_setting() => Assert.True(Check(new() { Gateways = { "silo1:30000", "silo2:30000" } }).Succeeded);

    [Fact]
    public void A_demo_is_filled_from_a_silo() => Assert.StartsWith(
        "Kms:Demo", Assert.Single(Check(new() { Gateways = { "silo1:30000" } }, ("Kms:Demo", "true")).Failures!), StringComparison.Ordinal);

    [Fact]
    public async Task A_name_is_looked_up_and_an_unknown_one_keeps_no_other_away()
    {
        var options = Options.Create(new KmsClusterOptions { Gateways = { "localhost:30000", "no.such.host.invalid:30000", "127.0.0.1:30000" } });

        var found = await new NamedGateways(options, new GatewayWatch(TimeProvider.System, NullLogger<GatewayWatch>.Instance), NullLogger<NamedGateways>.Instance).GetGateways();

        var gateway = Assert.Single(found);
        Assert.Equal(("127.0.0.1", 30000), (gateway.Host, gateway.Port));
    }

    private static ValidateOptionsResult Check(KmsClusterOptions options, params (string Name, string Value)[] settings) =>
        new GatewayCheck(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Name, string? (one) => one.Value)).Build())
            .Validate(null, options);
}
