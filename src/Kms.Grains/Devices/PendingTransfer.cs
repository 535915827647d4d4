using Kms.Organisations;
using Kms.Transfers;

namespace Kms.Devices;

/// <summary>An offer of the device to a partner.</summary>
internal sealed record PendingTransfer(TransferId Id, OrganisationId To, DateTimeOffset Until);
