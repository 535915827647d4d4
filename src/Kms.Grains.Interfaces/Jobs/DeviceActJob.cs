using Kms.Catalogue;
using Kms.Organisations;
using Kms.Transfers;

namespace Kms.Jobs;

/// <summary>Labels, releases or transfers many devices.</summary>
/// <param name="Selection">The devices.</param>
/// <param name="Act">What to do.</param>
/// <param name="Label">The label; null clears it.</param>
/// <param name="Transfer">The transfer.</param>
/// <param name="To">Its receiver.</param>
/// <param name="Until">When the offer ends, UTC.</param>
/// <param name="From">The giver of an offer; devices of others are left alone.</param>
[GenerateSerializer, Immutable, Alias("kms.DeviceActJob")]
public sealed record DeviceActJob(
    Selection Selection, DeviceAct Act, string? Label, TransferId? Transfer, OrganisationId? To, DateTimeOffset? Until,
    OrganisationId? From = null) : JobOrder;
