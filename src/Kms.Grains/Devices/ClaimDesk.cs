using System.Collections.Immutable;
using System.Globalization;
using Kms.Keys;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>What surrounds a claim: limits, the audit entry of a refused one, the warning of a flood, personal organisations.</summary>
internal sealed class ClaimDesk(IGrainFactory grains, IKeyVault vault, IEffectStore effects, OrganisationLookup organisations)
{
    public ClaimProof Prove(DeviceId device, ClaimOrder order) => vault.Prove(device, order);

    public ImmutableArray<byte> HashOf(DeviceId device, string code) => vault.HashToken(device, code);

    /// <summary>Runs the claim as a counted attempt when it brings a code; only a refused claim counts as failed.</summary>
    public async Task<T> TryAsync<T>(DeviceId device, ClaimOrder order, Occasion occasion, Func<Task<T>> claim, Func<ValueTask<DeviceState?>> read)
    {
        var attempt = order.Code is null ? null : await ClaimAttempt.TakeAsync(grains, device, order.Organisation, occasion.Actor);
        var failed = false;
        try
        {
            return await claim();
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.ClaimRefused)
        {
            failed = true;
            throw;
        }
        finally
        {
            var failures = attempt is null ? 0 : await attempt.SettleAsync(failed);
            if (failed) await TellAsync(device, await read(), failures, order, occasion);
        }
    }

    public Task<Membership> EnsurePersonalAsync(ActorTicket ticket) =>
        grains.GetGrain<IPersonalOrganisations>(ticket.User.Value).EnsureAsync(ticket);

    private async Task TellAsync(DeviceId id, DeviceState? device, int failures, ClaimOrder order, Occasion occasion)
    {
        // A device that is unknown is written like one that is known, or the time would tell them apart.
        var known = device ?? new DeviceState { Id = id, Manufacturer = id.Prefix };
        var change = Effects.Of(occasion.Fact("claim.refused", known, order.Organisation?.Value));
        if (failures >= ClaimLimits.Flood && await organisations.FindAsync(known.Owner ?? known.AllocatedTo) is { } concerned)
        {
            var daily = occasion with { MailStep = $"{id}/{occasion.Now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}" };
            change = change.With([.. concerned.KeyManagers.Select(to => daily.Mail(
                MailKinds.ClaimFlood, to, concerned.Language, concerned.Id, ("device", id.Value),
                ("count", failures.ToString(CultureInfo.InvariantCulture))))]);
        }
        await effects.CommitAsync(change);
    }
}
