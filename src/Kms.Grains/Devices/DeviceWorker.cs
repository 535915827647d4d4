using Kms.Grants;
using Kms.Keys;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>One step of bulk work: decides, saves, and turns a refusal into a row result.</summary>
internal sealed class DeviceWorker(DeviceActs acts, ClaimDesk claims, IKeyVault vault, Occasions occasions, ReadAhead ahead)
{
    public async Task<WorkResult> DoAsync(DeviceMemory memory, DeviceId id, ActorTicket ticket, DeviceWork work, WorkStep step)
    {
        var occasion = Begin(ticket, Scopes.Write, id, step);
        if (ahead.Take(id) is { } read && (read.HasKeys || !work.NeedsKeys)) memory.Learn(read);
        try
        {
            if (work is ClaimWork claim) return await ClaimAsync(memory, id, claim.Order, ticket, occasion, step);
            var result = WorkResult.Unchanged;
            await memory.DecideAsync(Refuse.NotFound, async device =>
            {
                (var change, result) = await DecideAsync(device, work, occasion, step);
                return change;
            });
            return result;
        }
        catch (RefusedException refused) when (refused.Refusal is not (Refusal.StorageUnavailable or Refusal.SessionEnded))
        {
            return WorkResult.Of(refused);
        }
        finally
        {
            memory.ForgetPart();
        }
    }

    public async Task<WorkResult> ImportAsync(DeviceMemory memory, DeviceId id, ActorTicket ticket, DeviceImport import, WorkStep step)
    {
        var occasion = Begin(ticket, Scopes.Import, id, step);
        try
        {
            var result = WorkResult.Unchanged;
            await memory.DecideAsync(Refuse.NotFound, device =>
            {
                var change = device.Import(import, vault, step.Began, occasion);
                result = change is null ? device.OfEarlierStep(step.Began) : new WorkResult("updated");
                return ValueTask.FromResult(change);
            });
            return result;
        }
        catch (RefusedException refused) when (refused.Refusal != Refusal.StorageUnavailable)
        {
            return WorkResult.Of(refused);
        }
    }

    public Task MarkSharedAsync(DeviceMemory memory, DeviceId id, ActorTicket ticket, string fingerprint, WorkStep step) =>
        memory.DecideAsync(Refuse.NotFound, device =>
            ValueTask.FromResult(device.MarkShared(fingerprint, Begin(ticket, Scopes.Import, id, step))));

    private async ValueTask<(DeviceChange?, WorkResult)> DecideAsync(DeviceState device, DeviceWork work, Occasion occasion, WorkStep step)
    {
        if (work is GrantWork grant)
        {
            var (granted, right) = await acts.GrantAsync(device, grant.Order, occasion, step.Began);
            // A right with this job's own id was given by this job before a crash.
            return (granted, granted is not null || right.Id == grant.Order.Right ? new WorkResult("granted") : WorkResult.Unchanged);
        }
        var (change, outcome) = work switch
        {
            RevokeWork revoke => (device.RevokeFor(revoke.Grantee, occasion), "revoked"),
            TakeBackWork back => (device.Revoke(back.Right, occasion), "revoked"),
            LabelWork label => (device.SetLabel(label.Label, occasion), "labelled"),
            ReleaseWork => (await acts.ReleaseAsync(device, occasion), "released"),
            OfferWork offer => (await acts.OfferAsync(device, offer, occasion), "offered"),
            AcceptWork accept => (await AcceptAsync(device, accept, occasion, step), "transferred"),
            DeclineWork decline => (device.DeclineTransfer(decline.Transfer, occasion), "declined"),
            FindingWork found => (device.NoteFindings(found, occasion), "noted"),
            CompromiseWork compromise => (device.Compromise(compromise, occasion), "compromised"),
            AllocateWork allocate => (await acts.AllocateAsync(device, allocate, occasion), "allocated"),
            _ => throw new InvalidOperationException($"No rule for {work.GetType().Name}."),
        };
        return (change, change is null ? WorkResult.Unchanged : new WorkResult(outcome));
    }

    private async ValueTask<DeviceChange?> AcceptAsync(DeviceState device, AcceptWork work, Occasion occasion, WorkStep step) =>
        device.Transfer is null && IsOwnClaim(device, occasion, step) ? null : await acts.AcceptAsync(device, work, occasion);

    private async Task<WorkResult> ClaimAsync(
        DeviceMemory memory, DeviceId id, ClaimOrder order, ActorTicket ticket, Occasion occasion, WorkStep step)
    {
        DeviceActs.DemandClaimant(order.Organisation, occasion.Actor);
        var proof = claims.Prove(id, order);
        return await claims.TryAsync(id, order, occasion, async () =>
        {
            await memory.DecideAsync(Refuse.Claim, async device =>
                IsOwnClaim(device, occasion, step) ? null : (await acts.ClaimAsync(device, order, proof, ticket, occasion)).Change);
            return new WorkResult("claimed");
        }, memory.ReadAsync);
    }

    private static bool IsOwnClaim(DeviceState device, Occasion occasion, WorkStep step) =>
        device.Owner is not null && device.ClaimedBy == occasion.Actor.User && device.ClaimedAt >= step.Began
        && occasion.Actor.Has(device.Owner, Roles.KeyManager);

    private Occasion Begin(ActorTicket ticket, string scope, DeviceId id, WorkStep step) =>
        occasions.Begin(ticket, scope, $"{step.Work}/{id.Value}") with { MailStep = step.Work };
}
