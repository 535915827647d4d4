using Kms.Certificates;
using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Mail;

/// <summary>A service with a certificate for its mails, made once for the tests of a class: its keys take seconds.</summary>
public sealed class SigningHost : IAsyncLifetime
{
    internal KmsHost Host { get; private set; } = null!; // made before the first test

    internal ActorTicket Operator { get; private set; } = null!; // made before the first test

    internal IServiceCertificateGrain Service => Host.Grain<IServiceCertificateGrain>(IServiceCertificateWork.Grain);

    public async Task InitializeAsync()
    {
        Host = await KmsHost.StartAsync(new() { Settings = [("Kms:Certificates:Life", "00:10:00")] });
        Operator = await Host.People.ActAsync(await Host.People.AddOperatorAsync());
        await Service.IssueAsync(Operator);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
