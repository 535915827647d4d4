using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Files;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Testing;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Tests.Support;

/// <summary>
/// A whole silo with an operator, a reseller and its partner (each with a KeyManager), and a stranger. Devices come in as they do in
/// life: by importing a key file.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private int files;

    private World(KmsHost host) => Host = host;

    public KmsHost Host { get; }
    public UserId Operator { get; private set; }
    public OrganisationId Reseller { get; private set; }
    public OrganisationId Partner { get; private set; }
    public UserId Anna { get; private set; }
    public UserId Paul { get; private set; }
    public UserId Stranger { get; private set; }

    public static async Task<World> StartAsync(Action<IServiceCollection>? services = null, string? postgres = null)
    {
        var host = await KmsHost.StartAsync(new KmsHostSettings { Services = services, Postgres = postgres });
        var world = new World(host) { Operator = await host.People.AddOperatorAsync() };
        world.Reseller = await host.People.FoundAsync("Nordic Meters", OrganisationKind.Reseller, "C-100");
        world.Partner = await host.People.FoundAsync("Harbour Utility", OrganisationKind.Utility, "C-200");
        world.Anna = await host.People.AddAsync("anna@reseller.example", (world.Reseller, Roles.KeyManager | Roles.Administrator));
        world.Paul = await host.People.AddAsync("paul@partner.example", (world.Partner, Roles.KeyManager));
        world.Stranger = await host.People.AddAsync("stranger@example.com");
        await host.Grain<IOrganisationGrain>(world.Reseller.Value).AddPartnerAsync(await world.ActAsync(world.Anna), world.Partner);
        return world;
    }

    /// <summary>The same people on another service, which has the data already.</summary>
    public async Task<World> MoveAsync(KmsHostSettings settings) => new(await KmsHost.StartAsync(settings))
    {
        Operator = Operator,
        Reseller = Reseller,
        Partner = Partner,
        Anna = Anna,
        Paul = Paul,
        Stranger = Stranger,
    };

    public Task RestartAsync() => Host.RestartAsync();

    public Task<ActorTicket> ActAsync(UserId user, params string[] scopes) => Host.People.ActAsync(user, scopes);

    public IDeviceGrain Device(string id) => Host.Grain<IDeviceGrain>(id);

    /// <summary>Devices KAM-20000000 and on, each with its own key and code 42/24, delivered to an organisation.</summary>
    public Task<JobView> DeliverAsync(int count, OrganisationId? to, bool publicClaim = false)
    {
        var rows = new StringBuilder("manufacturer;serial;key;device code;year\n");
        for (var i = 0; i < count; i++) rows.Append(CultureInfo.InvariantCulture, $"KAM;{20000000 + i};{KeyOf(i)};42;2024\n");
        return ImportAsync(rows.ToString(), to, publicClaim);
    }

    public async Task<JobView> ImportAsync(string text, OrganisationId? to = null, bool publicClaim = false, bool dryRun = false, UserId? by = null)
    {
        var who = by ?? Operator;
        return await RunAsync(who, new ImportJob(await UploadAsync(who, text), "auto", null, to, publicClaim, dryRun));
    }

    public async Task<FileId> UploadAsync(UserId user, string text, string name = "keys.csv")
    {
        var (id, actor) = (new FileId($"f{++files:x31}"), await ActAsync(user));
        var file = Host.Grain<IFileGrain>(id.Value);
        await file.BeginAsync(actor, name, null);
        await file.AppendAsync(actor, 0, Encoding.UTF8.GetBytes(text));
        await file.CompleteAsync(actor);
        return id;
    }

    /// <summary>Delivers and claims devices for the reseller.</summary>
    public async Task<ImmutableArray<DeviceId>> OwnAsync(int count)
    {
        await DeliverAsync(count, Reseller);
        ImmutableArray<DeviceId> ids = [.. Enumerable.Range(0, count).Select(Id)];
        var actor = await ActAsync(Anna);
        foreach (var id in ids) await Device(id.Value).ClaimAsync(actor, new ClaimOrder(Reseller, "42/24", null));
        return ids;
    }

    public async Task<JobView> RunAsync(UserId user, JobOrder order) => await FinishAsync(user, await OrderAsync(user, order));

    public async Task<JobId> OrderAsync(UserId user, JobOrder order)
    {
        var id = new JobId(Guid.NewGuid().ToString("N"));
        await Host.Grain<IJobGrain>(id.Value).StartAsync(await ActAsync(user), order);
        return id;
    }

    public async Task<JobView> FinishAsync(UserId user, JobId id)
    {
        var job = Host.Grain<IJobGrain>(id.Value);
        var watch = new JobWatch();
        await job.SubscribeAsync(await ActAsync(user), Host.Grains.CreateObjectReference<IJobObserver>(watch));
        Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        if (await job.GetAsync(await ActAsync(user)) is { State: not (JobState.Queued or JobState.Running) } over) return over;
        return await watch.Over;
    }

    public async Task<IReadOnlyList<JobReportRow>> ReportAsync(UserId user, JobId id, bool onlyProblems = false) =>
        [.. (await Host.Grain<IJobGrain>(id.Value).ReportAsync(await ActAsync(user), new PageRequest(1000), onlyProblems)).Items];

    public async Task<long> CountVisibleAsync(UserId user) =>
        (await Host.Grain<ICatalogueGrain>("all").FindAsync(await ActAsync(user), new DeviceFilter(), new PageRequest())).Total;

    public static DeviceId Id(int index) => DeviceId.Parse($"KAM-{20000000 + index}");

    public static string KeyOf(int index) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(index)).AsSpan(0, 16));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
