using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Audit;

/// <summary>Narrows the audit trail.</summary>
/// <param name="Device">Of one device.</param>
/// <param name="Organisation">Of one organisation.</param>
/// <param name="Actor">By one account.</param>
/// <param name="Kind">One kind, or all that begin with it: <c>key.</c></param>
/// <param name="From">From, UTC.</param>
/// <param name="To">Before, UTC.</param>
[GenerateSerializer, Immutable, Alias("kms.AuditFilter")]
public sealed record AuditFilter(
    DeviceId? Device = null, OrganisationId? Organisation = null, UserId? Actor = null, string? Kind = null, DateTimeOffset? From = null,
    DateTimeOffset? To = null);
