using Kms.Silo.Hosting;
using Kms.Testing;

namespace Kms.Silo.Tests.Hosting;

public sealed class SecondServiceTests
{
    [Fact]
    public async Task A_second_service_on_the_same_data_is_refused()
    {
        await using var host = await KmsHost.StartAsync();

        var error = await Assert.ThrowsAsync<StartException>(() => KmsHost.StartAsync(new() { Folder = host.Folder }));

        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }
}
