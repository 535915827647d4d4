using System.Collections.Concurrent;
using System.Globalization;
using Kms.Devices;
using Kms.Grants;
using Kms.Users;

namespace Kms.Silo.Tests.Cluster;

/// <summary>Callers who grant one right after the other, each with an id of its own that they repeat until it is acknowledged; and their log.</summary>
internal sealed class GrantLoad(Plant plant, ClusterClient client, SignedInPerson manager, Patience patience)
{
    private const int Callers = 8;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private int _next = -1;

    /// <summary>What was asked for, acknowledged or not.</summary>
    public ConcurrentDictionary<RightId, (DeviceId Device, string Email)> Asked { get; } = [];

    public ConcurrentBag<RightId> Acknowledged { get; } = [];

    /// <summary>Goes on until told to end; what is under way then is finished.</summary>
    public Task RunAsync(CancellationToken ending) => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync(ending)));

    /// <summary>Waits until so many more have been acknowledged.</summary>
    public async Task UntilMoreAsync(int count)
    {
        var enough = Acknowledged.Count + count;
        using var look = new PeriodicTimer(s_look);
        using var patience = new CancellationTokenSource(s_patience);
        while (Acknowledged.Count < enough) await look.WaitForNextTickAsync(patience.Token);
    }

    private async Task CallAsync(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _next);
            var (device, right) = (plant.Devices[number % plant.Devices.Length], new RightId(number.ToString("x32", CultureInfo.InvariantCulture)));
            var email = string.Create(CultureInfo.InvariantCulture, $"single{number}@example.com");
            Asked[right] = (device, email);
            var order = new GrantOrder(Grantee.Of(EmailAddress.Parse(email)), null, null, right, Notify: false);
            await patience.AskAsync(async () => await client.Grains.GetGrain<IDeviceGrain>(device.Value).GrantAsync(await manager.ActAsync(), order));
            Acknowledged.Add(right);
        }
    }
}
