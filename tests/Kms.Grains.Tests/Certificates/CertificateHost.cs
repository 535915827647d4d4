using Kms.Testing;
using Kms.Tests.Support;

namespace Kms.Tests.Certificates;

/// <summary>One service for the tests of a class: its authority, whose keys take seconds, is made once.</summary>
public sealed class CertificateHost : IAsyncLifetime
{
    internal KmsHost Host { get; private set; } = null!; // made before the first test

    public async Task InitializeAsync() => Host = await Accounts.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
