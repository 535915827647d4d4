using Kms.Silo.Hosting;
using Kms.Silo.Setup;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Demo;

/// <summary>Fills an empty service with demo data at start and prints who can sign in. Never touches a service that has an operator.</summary>
internal sealed class DemoStart(
    IGrainFactory grains, IOptions<KmsOptions> options, [FromKeyedServices(SetupStart.Output)] TextWriter output) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await FillAsync())
            throw new StartException(
                $"--demo fills empty services alone, and {options.Value.Data} holds another one. Start without --demo, or set Kms__Data to an empty folder.");
        await output.WriteLineAsync(Welcome());
    }

    private async Task<bool> FillAsync()
    {
        try
        {
            return await new DemoData(grains).FillAsync();
        }
        catch (Exception error) when (error is RefusedException or InvalidOperationException)
        {
            throw new StartException(
                $"The demo data could not be completed: {error.Message} Start again, and if it stays, with Kms__Data set to an empty folder.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Welcome()
    {
        var people = string.Join('\n', DemoAccount.All.Select(account => $"    {account.Address,-24}{account.What}"));
        var mails = string.IsNullOrEmpty(options.Value.Smtp.Host) ? $"Mails are files in {options.Value.PathOf("outbox")}" : "";
        return $"""

              {options.Value.Product.Name} with demo data: {options.Value.PublicBase}

            {people}

              Password of all of them: {DemoAccount.Password}
              {mails}

            """;
    }
}
