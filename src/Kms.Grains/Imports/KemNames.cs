using System.Collections.Frozen;

namespace Kms.Imports;

/// <summary>The fields of KEM and KEM2. Keys other than the DEK go by their own names.</summary>
internal static class KemNames
{
    private static readonly FrozenDictionary<string, HeaderField> Known = new[]
    {
        HeaderField.Unnamed(ListColumn.Serial, "SerialNo"),
        HeaderField.Unnamed(ListColumn.Serial, "SerialNumber"),
        HeaderField.Unnamed(ListColumn.Manufacturer, "VendorId"),
        HeaderField.Unnamed(ListColumn.Manufacturer, "ManufacturerId"),
        HeaderField.Unnamed(ListColumn.Type, "MeterName"),
        HeaderField.Unnamed(ListColumn.Type, "ShortName"),
        HeaderField.Unnamed(ListColumn.Medium, "ConsumptionType"),
        HeaderField.Unnamed(ListColumn.Medium, "ConsumptionTypeName"),
        HeaderField.Unnamed(ListColumn.DevEui, "DevEUI"),
        HeaderField.Unnamed(ListColumn.JoinEui, "JoinEUI"),
        HeaderField.Unnamed(ListColumn.JoinEui, "AppEUI"),
    }.ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    public static HeaderField? Find(string name)
    {
        if (Known.TryGetValue(name, out var field)) return field;
        var isKey = name.Contains("key", StringComparison.OrdinalIgnoreCase) || name.StartsWith("GPK", StringComparison.OrdinalIgnoreCase)
            || name.Equals("DEK", StringComparison.OrdinalIgnoreCase);
        if (!isKey) return null;
        return HeaderField.Unnamed(ListColumn.Key, name);
    }

    /// <summary>Private keys and certificates stand in some files too: they are no keys of a cipher that is kept.</summary>
    public static bool IsKept(ReadOnlySpan<byte> value) =>
        value.Length <= KeyLengths.Longest * 2 && Fields.AllHex(value) && KeyLengths.IsKnown(value.Length / 2);
}
