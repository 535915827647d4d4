using Kms.Devices;
using Kms.Jobs;
using Kms.Keys;

namespace Kms.Files;

/// <summary>
/// Whether a person may still read every key in a produced file. Only what can have changed is looked at: devices that changed since, or all
/// of them when the account lost something or a right came to its end.
/// </summary>
internal sealed class FileRights(IDeviceStore store, SelectionPages selection, ResultPages results)
{
    // Changes bear the time of the silo that made them: its clock may be behind that of the silo that made the file.
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(1);

    /// <summary>A ticket from before the account's last loss opens no file.</summary>
    public async Task DemandPresentAsync(Occasion occasion)
    {
        if (await store.ReadEpochAsync(occasion.Actor.User) != occasion.Actor.Epoch)
            throw new RefusedException(Refusal.SessionEnded, "Your rights have changed. Try again.");
    }

    /// <summary>The basis from now on; null when a device in the file may no longer be read.</summary>
    public async Task<FileBasis?> CheckAsync(FileId file, FileBasis basis, Occasion occasion)
    {
        var job = new JobId(file.Value);
        var all = basis.Epoch != occasion.Actor.Epoch || occasion.Now >= basis.Until;
        var next = FileBasis.Begin(basis.Pages, occasion.Actor.Epoch, occasion.Now).EndingBy(all ? null : basis.Until);
        for (var page = 0; page < basis.Pages; page++)
        {
            var asked = all ? await results.ReadWrittenAsync(job, page) : await ChangedAsync(job, page, basis.Since - ClocksApart);
            var devices = await store.ReadManyAsync(asked);
            if (devices.Count < asked.Count || devices.Any(d => d.MayRead(occasion.Actor, occasion.Now) != KeyVerdict.Readable)) return null;
            next = devices.Aggregate(next, (at, device) => at.EndingBy(device.ReadableUntil(occasion.Actor, occasion.Now)));
        }
        return next;
    }

    // Devices that were refused stand in the selection too, but not in the file.
    private async Task<IReadOnlyCollection<DeviceId>> ChangedAsync(JobId job, int page, DateTimeOffset since)
    {
        var changed = await store.FindChangedAsync(await selection.ReadAsync(job, page), since);
        return changed.Count == 0 ? changed : [.. changed.Intersect(await results.ReadWrittenAsync(job, page))];
    }
}
