using Kms.Keys;

namespace Kms.Exports;

/// <summary>One `Meter` element. The DEK has a place of its own; the other keys stand in pairs of name and value.</summary>
internal static class KemMeter
{
    public static void Write(WipedBuffer output, ExportDevice device)
    {
        output.Write("<Meter>"u8);
        XmlText.Element(output, "MeterName", device.Type);
        XmlText.Element(output, "MeterNo", device.Id.Number);
        XmlText.Element(output, "SerialNo", device.Id.Number);
        XmlText.Element(output, "VendorId", device.Id.Prefix);
        XmlText.Element(output, "ConsumptionType", device.Medium);
        output.Write("<TypeNo></TypeNo><ConfigNo></ConfigNo>"u8);
        foreach (var purpose in device.Keys.Select(k => k.Purpose).Distinct())
            if (device.Current(purpose) is { } key) WriteKey(output, key);
        output.Write("</Meter>"u8);
    }

    private static void WriteKey(WipedBuffer output, ReleasedKey key)
    {
        var isDek = key.Purpose == KeyPurpose.Dek;
        if (!isDek) output.Write("<Key>"u8);
        if (!isDek) XmlText.Element(output, "Name", key.Purpose.Name);
        output.Write(isDek ? "<DEK>"u8 : "<Value>"u8);
        HexText.Write(key.Value, output);
        output.Write(isDek ? "</DEK>"u8 : "</Value></Key>"u8);
    }
}
