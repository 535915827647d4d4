namespace Kms.Web.Tests.Deployment;

public sealed class SettingNameTests
{
    [Theory]
    [InlineData("docker/compose.yaml")]
    [InlineData("docker/local.sh")]
    [InlineData("docker/cluster.Dockerfile")]
    [InlineData("docker/kubernetes/kustomization.yaml")]
    [InlineData("docker/kubernetes/silo.yaml")]
    public void Every_setting_in_it_is_one_that_the_product_reads(string file) => Assert.Empty(Settings.In(file).Except(Settings.Known));

    [Fact]
    public void What_runs_without_containers_gets_the_same_settings_as_the_containers() =>
        Assert.Equal(Settings.In("docker/compose.yaml").Order(), Settings.In("docker/local.sh").Order());

    [Theory]
    [InlineData("Kms__Cluster__Gateways")]
    [InlineData("Kms__Cluster__Tls__Key")]
    [InlineData("Kms__Cluster__SiloPort")]
    [InlineData("Kms__Smtp__StartTls")]
    [InlineData("Kms__Proxies")]
    public void The_names_are_found(string name)
    {
        Assert.Contains(name, Settings.Known);
        Assert.Contains(name, Settings.In("docker/compose.yaml"));
    }
}
