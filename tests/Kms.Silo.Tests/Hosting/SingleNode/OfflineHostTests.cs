using Kms.Embedded;
using Kms.Silo.Commands;
using Kms.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Tests.Hosting;

public sealed class OfflineHostTests
{
    [Fact]
    public void A_command_on_stopped_data_does_none_of_the_services_own_work()
    {
        using var folder = new TempFolder();
        using var host = OfflineHost.Build(folder.Path);

        Assert.False(host.Services.GetRequiredService<EmbeddedOptions>().RunReminders);
        var working = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().Select(service => service.GetType().Name);
        Assert.DoesNotContain(working, name => name.EndsWith("Sender", StringComparison.Ordinal) || name.EndsWith("Sweeper", StringComparison.Ordinal));
    }
}
