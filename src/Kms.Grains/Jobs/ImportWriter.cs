using Kms.Devices;
using Kms.Keys;
using Kms.Storage;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Stores a chunk of rows: unknown devices set-wise, known ones through their grain, unchanged ones not at all.</summary>
internal sealed class ImportWriter(IGrainFactory grains, IDeviceStore store, IKeyVault vault, Occasions occasions, bool dryRun)
{
    private const int Width = 500;
    private readonly HashSet<DeviceId> seenDry = [];

    /// <summary>Makes devices of rows that seem unknown and wraps their keys: while the chunk before is written, the server need not wait for it.</summary>
    public async Task MakeReadyAsync(IReadOnlyList<ImportItem> items, JobRun run)
    {
        if (dryRun || items.Count == 0) return;
        var occasion = occasions.Begin(await run.Tickets.GetAsync(), Scopes.Import);
        foreach (var item in items.Where(i => i is { IsOpen: true, MayBeKnown: false })) item.Fresh = Make(item, run, occasion);
    }

    public async Task WriteAsync(IReadOnlyList<ImportItem> items, JobRun run)
    {
        var open = items.Where(i => i.IsOpen).ToList();
        var known = (await store.ReadManyAsync([.. open.Where(i => i.MayBeKnown).Select(IdOf).Distinct()])).ToDictionary(d => d.Id);
        var occasion = occasions.Begin(await run.Tickets.GetAsync(), Scopes.Import);
        foreach (var item in open.Where(i => known.ContainsKey(IdOf(i)))) Compare(item, known[IdOf(item)], run, occasion);
        var unknown = open.Where(i => i.IsOpen && !known.ContainsKey(IdOf(i))).ToList();
        if (dryRun) Pretend(open, unknown);
        else await StoreAsync(open, unknown, run, occasion);
    }

    public async Task MarkSharedAsync(IReadOnlyList<(string Fingerprint, DeviceId Device)> shared, JobRun run)
    {
        if (dryRun || shared.Count == 0) return;
        var ticket = await run.Tickets.GetAsync();
        await Lanes.RunAsync(shared, Width, async (s, _) =>
        {
            await grains.GetGrain<IDeviceWork>(s.Device.Value).MarkSharedAsync(ticket, s.Fingerprint, run.Step);
            return true;
        }, CancellationToken.None);
    }

    private async Task StoreAsync(List<ImportItem> open, List<ImportItem> unknown, JobRun run, Occasion occasion)
    {
        var fresh = unknown.DistinctBy(IdOf).ToList();
        var changes = fresh.Select(item => item.Fresh ?? Make(item, run, occasion));
        var there = await store.InsertAsync([.. changes.Select(change => (change.Device, change.Effects))]);
        foreach (var item in fresh.Where(i => !there.Contains(IdOf(i)))) item.Result = new WorkResult("added");
        var rest = open.Where(i => i.IsOpen).ToList();
        await Lanes.RunAsync(rest.DistinctBy(IdOf).ToList(), Width, (item, _) => ImportAsync(item, run), CancellationToken.None);
        // Rows that name a device once more keep their order.
        foreach (var item in rest.Where(i => i.IsOpen)) await ImportAsync(item, run);
    }

    private DeviceChange Make(ImportItem item, JobRun run, Occasion occasion) => Kms.Devices.Importing.Add(
        DraftOf(item), vault, run.Began, occasion with { Step = $"{run.Id.Value}/{IdOf(item).Value}" });

    private async Task<bool> ImportAsync(ImportItem item, JobRun run)
    {
        var ticket = await run.Tickets.GetAsync();
        item.Result = await grains.GetGrain<IDeviceWork>(IdOf(item).Value).ImportAsync(ticket, DraftOf(item), run.Step);
        return true;
    }

    // The same rule that the grain follows; only what it would change goes there.
    private void Compare(ImportItem item, DeviceState device, JobRun run, Occasion occasion)
    {
        try
        {
            if (device.Import(DraftOf(item), vault, run.Began, occasion) is null)
                item.Result = device.CreatedAt == run.Began ? new WorkResult("added") : device.OfEarlierStep(run.Began);
            else if (dryRun)
                item.Result = new WorkResult("updated");
        }
        catch (RefusedException refused)
        {
            item.Result = WorkResult.Of(refused);
        }
    }

    private void Pretend(List<ImportItem> open, List<ImportItem> unknown)
    {
        foreach (var item in unknown) item.Result = new WorkResult(seenDry.Add(IdOf(item)) ? "added" : "updated");
        foreach (var item in open.Where(i => i.IsOpen)) item.Result = WorkResult.Unchanged;
    }

    private static DeviceImport DraftOf(ImportItem item) => item.Draft ?? throw new InvalidOperationException("An open row has a draft.");

    private static DeviceId IdOf(ImportItem item) => DraftOf(item).Id;
}
