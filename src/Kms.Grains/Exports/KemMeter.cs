using System.Security;
using System.Text;
using System.Xml;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>One `Meter` element. The DEK has a place of its own; the other keys stand in pairs of name and value.</summary>
internal static class KemMeter
{
    public static void Write(WipedBuffer output, ExportDevice device)
    {
        output.Write("<Meter>"u8);
        Element(output, "MeterName", device.Type);
        Element(output, "MeterNo", device.Id.Number);
        Element(output, "SerialNo", device.Id.Number);
        Element(output, "VendorId", device.Id.Prefix);
        Element(output, "ConsumptionType", device.Medium);
        output.Write("<TypeNo></TypeNo><ConfigNo></ConfigNo>"u8);
        foreach (var purpose in device.Keys.Select(k => k.Purpose).Distinct())
            if (device.Current(purpose) is { } key) WriteKey(output, key);
        output.Write("</Meter>"u8);
    }

    private static void WriteKey(WipedBuffer output, ReleasedKey key)
    {
        var isDek = key.Purpose == KeyPurpose.Dek;
        if (!isDek) output.Write("<Key>"u8);
        if (!isDek) Element(output, "Name", key.Purpose.Name);
        output.Write(isDek ? "<DEK>"u8 : "<Value>"u8);
        HexText.Write(key.Value, output);
        output.Write(isDek ? "</DEK>"u8 : "</Value></Key>"u8);
    }

    private static void Element(WipedBuffer output, string name, string? text) =>
        output.Write(Encoding.UTF8.GetBytes($"<{name}>{SecurityElement.Escape(XmlText(text))}</{name}>"));

    // XML 1.0 has no way to write other control characters.
    private static string? XmlText(string? text) => text is null ? null : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
