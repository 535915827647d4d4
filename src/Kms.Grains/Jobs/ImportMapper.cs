using System.Collections.Immutable;
using Kms.Devices;
using Kms.Imports;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Makes of a row what is stored: codes hashed, keys fingerprinted and inspected.</summary>
internal sealed class ImportMapper(IKeyVault vault, ImportDelivery delivery, ImportJob order, Actor actor)
{
    public async ValueTask<ImportItem> MapAsync(ImportRow row)
    {
        if (!row.IsGood) return new ImportItem(row, null, Malformed(row));
        if (row.Device.Id is not { } id) return new ImportItem(row, null, WorkResult.Not("malformed", "The row names no device.", new ReportNote("identity-missing")));
        if (!Kms.Devices.Importing.MayImport(id, row.Device.DevEui, row.Device.Aliases, actor))
            return new ImportItem(row, null, WorkResult.Not("forbidden", "The device is not of your own maker codes.", new ReportNote("foreign-maker")));
        var to = await delivery.FindAsync(row.Device);
        var draft = Map(row, id, to);
        return new ImportItem(row, draft, null) { Note = NoteOf(row, to) };
    }

    private DeviceImport Map(ImportRow row, DeviceId id, OrganisationId? to)
    {
        var device = row.Device;
        var token = device.ClaimToken;
        var isLong = token is not null && ClaimCodes.IsLong(token);
        var shortCode = device is { DeviceCode: { } code, Year: { } year } ? LabelCode.ClaimCodeOf(code, year) : isLong ? null : token;
        return new DeviceImport
        {
            Id = id, Manufacturer = device.Manufacturer ?? order.Manufacturer ?? id.Prefix, Serial = device.Serial, DevEui = device.DevEui,
            JoinEui = device.JoinEui, Type = device.Type, Medium = device.Medium, MbusVersion = device.MbusVersion,
            DeviceType = device.MbusType, Year = device.Year, CustomerNumber = device.Customer, Label = device.Label,
            BatchName = device.Batch, AllocatedTo = to, PublicClaim = order.PublicClaim,
            LabelCodeHash = shortCode is null ? null : vault.HashShort(id, shortCode),
            TokenHash = isLong && token is not null ? vault.HashToken(id, token) : null,
            Aliases = [.. device.Aliases.Select(a => a.Value)], Keys = [.. row.Keys.Select(k => Map(k, device, id))],
        };
    }

    private KeyImport Map(ImportedKey key, ImportedDevice device, DeviceId id) => new(
        key.Purpose, key.Algorithm, vault.Fingerprint(key.Value),
        KeyHygiene.Inspect(key.Value.Reveal(), key.Algorithm, id, device.Aliases), key.Value,
        key.State is KeyState.Destroyed ? null : key.State);

    private static WorkResult Malformed(ImportRow row) => WorkResult.Not(
        "malformed", string.Join(' ', row.Problems.Select(p => p.Column is null ? p.Sentence : $"{p.Column}: {p.Sentence}")),
        [.. row.Problems.Select(p => new ReportNote(p.CodeText, p.Column))]);

    private static string? NoteOf(ImportRow row, OrganisationId? to)
    {
        var notes = row.Problems.Select(p => p.CodeText); // of a good row: warnings
        if (row.Device.Customer is not null && to is null) notes = notes.Append("customer-unknown");
        return notes.Any() ? string.Join(' ', notes.Distinct()) : null;
    }
}
