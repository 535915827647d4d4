using Kms.Organisations;
using Kms.Users;

namespace Kms.Batches;

/// <summary>A batch reference. Its devices stand in <see cref="IBatchStore"/>; what it allocated stands on each device.</summary>
internal sealed record BatchState
{
    public required string Name { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required string OrganisationName { get; init; }
    public required UserId By { get; init; }
    public required DateTimeOffset Created { get; init; }

    /// <summary>The organisation that made it, when that is another one.</summary>
    public OrganisationId? Maker { get; init; }
    public int Devices { get; init; }
    public bool Allocates { get; init; }
    public bool Removed { get; init; }

    /// <summary>What was answered, for an order that is repeated because its answer was lost.</summary>
    public BatchReport? Report { get; init; }

    public BatchRow Row(BatchId id) => new(id, Name, Organisation, OrganisationName, Devices, Allocates, Created, By);
}
