using System.Collections.Immutable;
using System.Security.Cryptography;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>Who may claim a device, and what a claim changes.</summary>
internal static class Claiming
{
    /// <summary>
    /// True when the proof is good for the organisation (null: a person's own that does not exist yet).
    /// The caller refuses in one way, whatever the reason.
    /// </summary>
    public static bool MayBeClaimed(this DeviceState device, OrganisationId? organisation, ClaimProof proof, Actor actor)
    {
        // Both comparisons are always made, each in fixed time.
        var shortFits = Fits(device.LabelCodeHash, proof.ShortHash) & (proof.Serial is null || proof.Serial == device.Serial);
        var tokenFits = Fits(device.TokenHash, proof.TokenHash);
        if (device.Owner is not null) return false;
        var isAllocated = organisation is not null && device.AllocatedTo == organisation;
        if (proof.HasCode) return tokenFits || (shortFits && (isAllocated || device.PublicClaim));
        if (proof.Batch is not null) return isAllocated && device.Batch == proof.Batch;
        return actor.IsOperator && organisation is not null;
    }

    /// <summary>Open requests end with it; <paramref name="asking"/> are the organisations that made them.</summary>
    public static DeviceChange Claim(
        this DeviceState device, OrganisationId organisation, string how, Occasion occasion, params IReadOnlyCollection<OrganisationFacts> asking)
    {
        var requests = device.Requests.Select(r => r.State == DecisionState.Open ? Withdrawn(r, occasion.Now) : r);
        var next = device.Owned(organisation, occasion) with { Requests = [.. requests] };
        var claimed = Effects.Of(occasion.Fact("device.claimed", next, organisation.Value, null, ("how", how)));
        return new DeviceChange(next, claimed.With([.. device.MailsForEnded(asking, occasion)]));
    }

    /// <summary>The owner changes: allocation and public claiming end with it.</summary>
    public static DeviceState Owned(this DeviceState device, OrganisationId organisation, Occasion occasion) => device with
    {
        Owner = organisation, ClaimedBy = occasion.Actor.User, ClaimedAt = occasion.Now, AllocatedTo = null, PublicClaim = false,
        Transfer = null, ChangedAt = occasion.Now,
    };

    private static ClaimRequest Withdrawn(ClaimRequest request, DateTimeOffset now) =>
        request with { State = DecisionState.Withdrawn, DecidedAt = now };

    private static bool Fits(ImmutableArray<byte>? stored, ImmutableArray<byte>? given) =>
        stored is { IsDefaultOrEmpty: false } a && given is { IsDefaultOrEmpty: false } b
        && CryptographicOperations.FixedTimeEquals(a.AsSpan(), b.AsSpan());
}
