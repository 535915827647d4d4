using System.Collections.Immutable;
using Kms.Batches;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Devices;

/// <summary>
/// All that is known of a device. Its rules stand beside it, by meaning, as extension methods that return the next state
/// and the facts to record; the store writes the difference between two states.
/// </summary>
internal sealed record DeviceState
{
    public required DeviceId Id { get; init; }

    /// <summary>Grows by one with every write; a write with another one is refused.</summary>
    public long Version { get; init; }

    public required string Manufacturer { get; init; }
    public string? Serial { get; init; }
    public string? DevEui { get; init; }
    public string? JoinEui { get; init; }
    public string? Type { get; init; }
    public string? Medium { get; init; }
    public byte? MbusVersion { get; init; }
    public byte? DeviceType { get; init; }
    public int? Year { get; init; }
    public string? CustomerNumber { get; init; }
    public string? Label { get; init; }
    public BatchId? Batch { get; init; }
    public string? BatchName { get; init; }

    public OrganisationId? Owner { get; init; }
    public UserId? ClaimedBy { get; init; }

    /// <summary>The last claim. Stays after a release, as the sign that the device was somebody's.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    public OrganisationId? AllocatedTo { get; init; }

    /// <summary>The seller opened the delivery: anybody with the short code may claim.</summary>
    public bool PublicClaim { get; init; }

    /// <summary>HMAC of the short code (device code / year) and of the long token; null when there is none.</summary>
    public ImmutableArray<byte>? LabelCodeHash { get; init; }
    public ImmutableArray<byte>? TokenHash { get; init; }

    public KeyFinding Health { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Further identities, upper case: a second DevEUI, another radio's id, the DIN number.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>A state that was read without them knows of none and of some as little: then asking is a fault of the program.</summary>
    public ImmutableArray<StoredKey> Keys
    {
        get => HasKeys ? Read : throw new InvalidOperationException("The device was read without its keys.");
        init => Read = value;
    }

    public bool HasKeys => !Read.IsDefault;

    public ImmutableArray<ReadRight> Rights { get; init; } = [];
    public ImmutableArray<ClaimRequest> Requests { get; init; } = [];
    public PendingTransfer? Transfer { get; init; }

    public ClaimState Claim => Owner is not null ? ClaimState.Claimed
        : Requests.Any(r => r.State == DecisionState.Open) ? ClaimState.Requested : ClaimState.Unclaimed;

    private ImmutableArray<StoredKey> Read { get; init; } = [];

    public DeviceState WithoutKeys() => this with { Read = default };

    public DeviceState WithKeysOf(DeviceState other) => this with { Read = other.Read };

    public override string ToString() => Id.Value;
}
