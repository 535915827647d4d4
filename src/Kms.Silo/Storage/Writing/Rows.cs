using Kms.Devices;
using Kms.Grants;
using Kms.Keys;

namespace Kms.Silo.Storage.Writing;

/// <summary>The columns of the device tables, in the order in which every statement of both databases names them.</summary>
internal static class Rows
{
    public static void Device(IRow row, DeviceState device) => row
        .Text(device.Id.Value).Text(device.Manufacturer).Text(device.Serial).Text(SearchKeys.Serial(device)).Text(device.DevEui)
        .Text(device.JoinEui).Text(device.Type ?? "").Text(device.Medium ?? "").Number(device.MbusVersion).Number(device.DeviceType)
        .Number(device.Year).Text(device.CustomerNumber).Text(device.Label).Text(SearchKeys.Fold(device.Label))
        .Text(device.Batch?.Value).Text(device.BatchName).Text(SearchKeys.Fold(device.BatchName))
        .Text(device.Owner?.Value).Text(device.ClaimedBy?.Value).Number(device.ClaimedAt?.ToStored()).Text(device.AllocatedTo?.Value)
        .Text(Organisation(device)).Number((int)device.Claim).Number(device.PublicClaim ? 1 : 0)
        .Bytes(device.LabelCodeHash).Bytes(device.TokenHash).Number((int)device.Health).Number(device.Keys.Length)
        .Number(device.CreatedAt.ToStored()).Text(device.Transfer?.Id.Value).Text(device.Transfer?.To.Value)
        .Number(device.Transfer?.Until.ToStored());

    public static IRow Version(IRow row, DeviceState device) => row
        .Text(device.Id.Value).Number(device.Version).Number(device.ChangedAt.ToStored()).Text(Organisation(device))
        .Number(device.Rights.Length).Number(device.Requests.Length).Number(device.Aliases.Length);

    public static void Key(IRow row, DeviceId device, StoredKey key) => row
        .Text(device.Value).Text(key.Purpose.Name).Number(key.Version).Number((int)key.Algorithm).Number((int)key.State)
        .Number(key.Wrapped?.RingVersion).Bytes(key.Wrapped?.Bytes).Bytes(key.Fingerprint.IsDefault ? [] : key.Fingerprint)
        .Number((int)key.Findings).Number(key.Added.ToStored()).Number(key.FirstRevealed?.ToStored());

    public static void Right(IRow row, DeviceId device, ReadRight right) => row
        .Text(device.Value).Text(right.Id.Value).Text(right.Grantee.Value).Text(right.GrantedFor.Value).Text(right.GrantedBy.Value)
        .Text(right.Purpose).Number(right.From.ToStored()).Number(right.Until?.ToStored()).Text(right.HolderLabel)
        .Text(SearchKeys.Fold(right.HolderLabel));

    public static void Request(IRow row, DeviceId device, ClaimRequest request) => row
        .Text(device.Value).Text(request.Id.Value).Text(request.Organisation.Value).Text(request.By.Value).Text(request.ByEmail)
        .Text(request.Message).Number(request.At.ToStored()).Number((int)request.State).Text(request.Reason)
        .Number(request.DecidedAt?.ToStored());

    private static string? Organisation(DeviceState device) => (device.Owner ?? device.AllocatedTo)?.Value;
}
