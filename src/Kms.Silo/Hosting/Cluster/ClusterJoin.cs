using Kms.Jobs;
using Kms.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>The silo as a member: it finds the others, and the reminders, in the database. See docs/adr/0008.</summary>
internal static class ClusterJoin
{
    private const string Invariant = "Npgsql";

    // A silo that does not answer three times is out: calls to it fail over well within half a minute.
    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_longestProbe = s_probe * 2;
    private static readonly TimeSpan s_stale = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(10);

    public static void JoinCluster(this ISiloBuilder silo)
    {
        silo.UseAdoNetClustering(options => options.Invariant = Invariant);
        silo.UseAdoNetReminderService(options => options.Invariant = Invariant);
        SteadyReminders.Register(silo.Services);
        silo.UseKmsTls();
        var services = silo.Services;
        services.AddOptions<ClusterOptions>()
            .Configure<IOptions<KmsClusterOptions>>((one, cluster) => one.ClusterId = one.ServiceId = cluster.Value.Id);
        services.AddOptions<EndpointOptions>().Configure<IOptions<KmsClusterOptions>>((one, cluster) => Place(one, cluster.Value));
        services.AddOptions<AdoNetClusteringSiloOptions>()
            .Configure<IOptions<KmsClusterOptions>, StorageOptions>((one, cluster, storage) => one.ConnectionString = Connect(cluster, storage));
        services.AddOptions<AdoNetReminderTableOptions>()
            .Configure<IOptions<KmsClusterOptions>, StorageOptions>((one, cluster, storage) => one.ConnectionString = Connect(cluster, storage));
        services.Configure<ClusterMembershipOptions>(Watch);
        services.AddHostedService<ClockWatch>();
        services.AddHostedService(provider =>
            ActivatorUtilities.CreateInstance<LostSilos>(provider, ActivatorUtilities.CreateInstance<JobResumer>(provider)));
        // Like the engine's own watch, by the machine's clock.
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => ActivatorUtilities.CreateInstance<JoinWatch>(provider, TimeProvider.System));
    }

    private static void Watch(ClusterMembershipOptions members)
    {
        (members.ProbeTimeout, members.TableRefreshTimeout) = (s_probe, s_look);
        // Signs are frequent for who joins; by the engine's own measure, which compares clocks, they may be as old as ever.
        (members.IAmAliveTablePublishTimeout, members.NumMissedTableIAmAliveLimit) = (JoinWatch.Beat, (int)(s_stale / JoinWatch.Beat));
        // Engines that fit the time of a probe to the network wait three of these before they give up a machine that is just gone: 36 s, if
        // not told otherwise. Those before them do not know the setting.
        typeof(ClusterMembershipOptions).GetProperty("MaxProbeTimeout")?.SetValue(members, s_longestProbe);
    }

    private static void Place(EndpointOptions endpoint, KmsClusterOptions cluster)
    {
        // A name that stands for nothing has been refused by the check.
        if (cluster.Address is { Length: > 0 } name && ClusterAddress.Find(name) is { } address) endpoint.AdvertisedIPAddress = address;
        (endpoint.SiloPort, endpoint.GatewayPort) = (cluster.SiloPort, cluster.GatewayPort);
    }

    // The providers are made before the settings are checked; asking for ours has their faults told first.
    private static string? Connect(IOptions<KmsClusterOptions> cluster, StorageOptions storage) => cluster.Value.Id.Length > 0 ? storage.ConnectionString : null;
}
