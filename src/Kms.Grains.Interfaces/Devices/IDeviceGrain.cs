using System.Collections.Immutable;
using Kms.Exposures;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Devices;

/// <summary>
/// One device (meter, radio module, concentrator); the grain key is the <see cref="DeviceId"/>.
/// A device that the actor may not know of answers <c>null</c> or refuses with <see cref="Refusal.NotFound"/>, never more.
/// </summary>
[Alias("kms.IDeviceGrain")]
public interface IDeviceGrain : IGrainWithStringKey
{
    /// <summary>The device without key values; null when unknown or not the actor's.</summary>
    [Repeatable, Alias("Get")] Task<DeviceView?> GetAsync(ActorTicket actor);

    /// <summary>
    /// Releases clear keys, after the audit entry is durable. Null when unknown or not the actor's.
    /// Refuses <see cref="Refusal.DeviceUnclaimed"/>, <see cref="Refusal.Forbidden"/>, <see cref="Refusal.AuditUnavailable"/>.
    /// </summary>
    [Alias("ReadKeys")] Task<KeyRelease?> ReadKeysAsync(
        ActorTicket actor, KeyPurpose? purpose, string? reason, KeyRoute route = KeyRoute.Screen);

    /// <summary>Who may read the keys; null when the device is not the actor's.</summary>
    [Repeatable, Alias("GetRights")] Task<ImmutableArray<RightView>?> GetRightsAsync(ActorTicket actor);

    /// <summary>Gives a read right; giving the same one again changes nothing but its end and purpose.</summary>
    [Repeatable, Alias("Grant")] Task<RightView> GrantAsync(ActorTicket actor, GrantOrder order);

    /// <summary>Takes one read right away; false when there is none such.</summary>
    [Alias("Revoke")] Task<bool> RevokeAsync(ActorTicket actor, RightId right);

    /// <summary>Takes the rights of one grantee (null: of all) away and returns how many there were.</summary>
    [Alias("RevokeFor")] Task<int> RevokeForAsync(ActorTicket actor, Grantee? grantee);

    /// <summary>
    /// Claims the device. Refuses <see cref="Refusal.ClaimRefused"/> for every reason alike (unknown, claimed, not allocated,
    /// wrong code) and <see cref="Refusal.TooManyAttempts"/>.
    /// </summary>
    [Alias("Claim")] Task<DeviceView> ClaimAsync(ActorTicket actor, ClaimOrder order);

    /// <summary>Asks for the claim without a code; it waits for the operator or the allocated organisation.</summary>
    [Alias("RequestClaim")] Task<ClaimRequestId> RequestClaimAsync(ActorTicket actor, OrganisationId organisation, string? message);

    /// <summary>Answers a claim request; declining needs a reason. The asking person gets a mail.</summary>
    [Alias("DecideClaimRequest")] Task DecideClaimRequestAsync(ActorTicket actor, ClaimRequestId request, bool approve, string? reason);

    /// <summary>Gives the device up. Read rights that the owner granted end and their holders are told.</summary>
    [Alias("Release")] Task ReleaseAsync(ActorTicket actor);

    /// <summary>Offers the device to a partner as part of a transfer.</summary>
    [Alias("OfferTransfer")] Task OfferTransferAsync(ActorTicket actor, TransferId transfer, OrganisationId to, DateTimeOffset until);

    /// <summary>Takes the device over; the old owner's read rights end.</summary>
    [Alias("AcceptTransfer")] Task AcceptTransferAsync(ActorTicket actor, TransferId transfer);

    /// <summary>Ends the offer, by either side.</summary>
    [Alias("DeclineTransfer")] Task DeclineTransferAsync(ActorTicket actor, TransferId transfer);

    /// <summary>Sets the owner's label, or the actor's own label of a granted device; null clears it.</summary>
    [Alias("SetLabel")] Task<DeviceView> SetLabelAsync(ActorTicket actor, string? label);

    /// <summary>
    /// Makes a long code for the label, which from now on proves possession in place of the one before. For KeyManagers of the owner and the
    /// operator; it claims nothing as long as somebody owns the device.
    /// </summary>
    [Alias("MakeClaimCode")] Task<NewClaimCode> MakeClaimCodeAsync(ActorTicket actor);

    /// <summary>Delivers an unclaimed device to an organisation, which may then claim it.</summary>
    [Alias("Allocate")] Task AllocateAsync(ActorTicket actor, AllocateOrder order);

    /// <summary>Moves a key to another state by NIST SP 800-57; a destroyed key loses its value for good.</summary>
    [Alias("SetKeyState")] Task<KeyInfo> SetKeyStateAsync(ActorTicket actor, KeyPurpose purpose, int version, KeyState state, string reason);
}
