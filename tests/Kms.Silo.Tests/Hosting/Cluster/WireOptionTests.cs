using Kms.Silo.Hosting;
using Kms.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Tests.Hosting;

public sealed class WireOptionTests : IDisposable
{
    private readonly Authority _ours = new();
    private readonly Authority _theirs = new();

    [Fact]
    public void Nothing_needs_setting() => Assert.True(Check([]).Succeeded);

    [Fact]
    public void Certificates_of_the_authority_are_taken()
    {
        Assert.True(Check(_ours.Silo()).Succeeded);
        Assert.True(Check(_ours.Web(), WireRole.WebNode).Succeeded);
    }

    [Theory]
    [InlineData("Certificate")]
    [InlineData("Key")]
    [InlineData("Authority")]
    public void Files_belong_together(string missing) =>
        AssertNamed(missing, _ours.Silo().Where(setting => !setting.Name.EndsWith($":{missing}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Certificate")]
    [InlineData("Key")]
    [InlineData("Authority")]
    public void A_file_that_is_not_there_is_named(string wrong) => AssertNamed(wrong, Replaced(wrong, _ours["missing.pem"]));

    [Theory]
    [InlineData("Certificate")]
    [InlineData("Key")]
    [InlineData("Authority")]
    public void A_file_without_PEM_is_named(string wrong)
    {
        File.WriteAllText(_ours["text.pem"], "no certificate");

        AssertNamed(wrong, Replaced(wrong, _ours["text.pem"]));
    }

    [Fact]
    public void A_key_that_does_not_fit_is_refused()
    {
        _theirs.Silo();

        AssertNamed("Key", Replaced("Key", _theirs["silo.key"]));
    }

    [Fact]
    public void An_expired_certificate_is_refused() => Assert.Contains("not valid now", AssertNamed("Certificate", _ours.Silo(days: -1)), StringComparison.Ordinal);

    [Fact]
    public void A_certificate_of_another_authority_is_refused() => AssertNamed("Authority", Replaced("Authority", _theirs.Certificate));

    [Fact]
    public void A_silo_does_not_start_with_the_certificate_of_a_web_node() => AssertNamed("Certificate", _ours.Web());

    [Fact]
    public void A_web_node_does_not_start_with_the_certificate_of_a_silo() => AssertNamed("Certificate", _ours.Silo(), WireRole.WebNode);

    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
    }

    private IEnumerable<(string Name, string? Value)> Replaced(string setting, string path) =>
        _ours.Silo().Select(one => one.Name.EndsWith($":{setting}", StringComparison.Ordinal) ? (one.Name, path) : one);

    private static string AssertNamed(string setting, IEnumerable<(string Name, string? Value)> settings, WireRole role = WireRole.Silo)
    {
        var fault = Assert.Single(Check(settings, role).Failures!);
        Assert.StartsWith($"Kms:Cluster:Tls:{setting} is ", fault, StringComparison.Ordinal);
        return fault;
    }

    private static ValidateOptionsResult Check(IEnumerable<(string Name, string? Value)> settings, WireRole role = WireRole.Silo)
    {
        var pairs = settings.Select(pair => KeyValuePair.Create(pair.Name, pair.Value));
        var options = new WireOptions();
        new ConfigurationBuilder().AddInMemoryCollection(pairs).Build().GetSection(WireOptions.Section).Bind(options);
        return new WireOptionsCheck(role).Validate(null, options);
    }
}
