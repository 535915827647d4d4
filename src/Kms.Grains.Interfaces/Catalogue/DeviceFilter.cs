using Kms.Batches;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;

namespace Kms.Catalogue;

/// <summary>Narrows the catalogue; every part that is null does not.</summary>
/// <param name="Q">Serial or label beginning with this, or an exact identity.</param>
/// <param name="Serial">Serial beginning with this.</param>
/// <param name="Manufacturer">Exact.</param>
/// <param name="Type">Exact.</param>
/// <param name="Medium">Exact.</param>
/// <param name="Claim">Claim state.</param>
/// <param name="Organisation">Owned by or allocated to.</param>
/// <param name="Batch">In this batch reference.</param>
/// <param name="Label">Label beginning with this.</param>
/// <param name="Health">Any of these findings; <see cref="KeyFinding.None"/> for devices without one.</param>
/// <param name="Right">owned, allocated or granted.</param>
/// <param name="Sort">id, type, label, batch or changed.</param>
/// <param name="Descending">The other way round.</param>
/// <param name="Reader">Held by this person or organisation under a read right in force, as far as the asking person may see rights.</param>
/// <param name="EndsInDays">With a read right that ends within so many days, as far as the asking person may see rights.</param>
[GenerateSerializer, Immutable, Alias("kms.DeviceFilter")]
public sealed record DeviceFilter(
    string? Q = null, string? Serial = null, string? Manufacturer = null, string? Type = null, string? Medium = null,
    ClaimState? Claim = null, OrganisationId? Organisation = null, BatchId? Batch = null, string? Label = null,
    KeyFinding? Health = null, string? Right = null, string Sort = "id", bool Descending = false,
    Grantee? Reader = null, int? EndsInDays = null);
