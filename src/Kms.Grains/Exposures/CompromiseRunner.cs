using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Exposures;

/// <summary>
/// Sets the keys that an account got to compromised, device by device. At the end every owner of a device that it got keys of finds it in the
/// audit trail; who reported it stays with the reporting side, and that side does not learn of other owners.
/// </summary>
internal sealed class CompromiseRunner(
    IGrainFactory grains, SelectionPages selection, IExposureStore exposures, IEffectStore effects, Occasions occasions) : IJobRunner
{
    private const int Width = 500;
    private const int Chunk = 1000;

    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        if (run.Record.NextPage >= run.Record.Pages || run.Stopping.IsCancellationRequested) return null;
        var devices = await selection.ReadAsync(run.Id, run.Record.NextPage);
        var keys = await ReadAsync(devices, run);
        var results = await Lanes.RunAsync(devices, Width, (device, _) => DoAsync(device, [.. keys[device].Distinct()], run), run.Stopping);
        var first = run.Record.Done + 1;
        return results.Count == 0 ? null : [.. results.Select((r, i) => new JobRow(
            new JobReportRow(first + i, devices[i].Value, r.Outcome, r.Detail, r.Notes), r.Refused, IsWell: !r.Refused))];
    }

    public async Task<JobRecord> FinishAsync(JobRun run)
    {
        var actor = occasions.Begin(await run.Tickets.GetAsync(), Scopes.Write).Actor;
        var owners = await exposures.OwnersAsync(OrderOf(run).Account);
        await effects.CommitAsync(Effects.Of([.. owners.Select(owner => FactFor(owner.Owner, owner.Devices, actor, run))]));
        return run.Record;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // With what the acting person manages now: a role that ended meanwhile ends the looking too.
    private async Task<ILookup<DeviceId, string>> ReadAsync(IReadOnlyList<DeviceId> devices, JobRun run)
    {
        var scope = ExposureScope.Managed(occasions.Begin(await run.Tickets.GetAsync(), Scopes.Write).Actor);
        var found = new List<(DeviceId Device, string Key)>();
        foreach (var chunk in devices.Chunk(Chunk))
        {
            foreach (var exposure in await exposures.OfPersonAsync(scope, OrderOf(run).Account, chunk))
                found.AddRange(exposure.NamesOf().Select(name => (exposure.Device, name)));
        }
        return found.ToLookup(f => f.Device, f => f.Key);
    }

    private async Task<WorkResult> DoAsync(DeviceId device, ImmutableArray<string> keys, JobRun run)
    {
        // Given away since the order: whose it is now is nobody's business here.
        if (keys.IsEmpty) return WorkResult.NotAvailable;
        var (grain, order) = (grains.GetGrain<IDeviceWork>(device.Value), OrderOf(run));
        var (work, ticket) = (new CompromiseWork(keys, order.Account, order.Reason.Trim()), await run.Tickets.GetAsync());
        try
        {
            return Tell(await grain.DoAsync(ticket, work, run.Step), keys);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.SessionEnded)
        {
            // The ticket ended while the call waited in a queue.
            run.Tickets.Forget(ticket);
            return Tell(await grain.DoAsync(await run.Tickets.GetAsync(), work, run.Step), keys);
        }
    }

    // The report names the keys, so that it serves as the list of what to exchange.
    private static WorkResult Tell(WorkResult result, ImmutableArray<string> keys) =>
        result.Refused ? result : result with { Detail = string.Join(' ', keys.Order(StringComparer.Ordinal)) };

    private static Fact FactFor(OrganisationId owner, long devices, Actor actor, JobRun run)
    {
        var (order, own) = (OrderOf(run), actor.Has(owner, Roles.KeyManager));
        var details = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
            .Add("devices", devices.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new Fact(
            DerivedId.Of(run.Id.Value, "account.compromised", owner.Value), "account.compromised", run.Began, own ? actor.User : null, owner, null,
            order.Account.Value, own ? details.Add("reason", order.Reason.Trim()) : details);
    }

    private static CompromiseJob OrderOf(JobRun run) => (CompromiseJob)run.Record.Order;
}
