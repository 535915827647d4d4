using System.Buffers.Text;
using System.Text;
using Kms.Imports;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>
/// The Portable Symmetric Key Container (RFC 6030), its values plain: what protects a download is put around the whole file. The standard has
/// one key in a package, so a device has as many packages as keys; what a key is for and its version stand in its identifier.
/// </summary>
internal sealed class PskcWriter(Stream file) : BufferedWriter(file)
{
    private const string Ciphers = "http://www.w3.org/2001/04/xmlenc#";

    protected override void Begin() => Output.Write("""
        <?xml version="1.0" encoding="utf-8"?>
        <KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">
        """u8);

    protected override LeftOut? Write(ExportDevice device)
    {
        if (device.Keys.IsEmpty) return LeftOut.NoKey(device.Id);
        foreach (var key in device.Keys) WritePackage(device, key);
        return null;
    }

    protected override void End() => Output.Write("\n</KeyContainer>\n"u8);

    private void WritePackage(ExportDevice device, ReleasedKey key)
    {
        Output.Write("\n<KeyPackage><DeviceInfo>"u8);
        var maker = device.Id.IsEui ? device.Manufacturer : device.Id.Prefix;
        if (!string.IsNullOrEmpty(maker)) XmlText.Element(Output, "Manufacturer", maker);
        XmlText.Element(Output, "SerialNo", device.Id.Number);
        if (!string.IsNullOrEmpty(device.Type)) XmlText.Element(Output, "Model", device.Type);
        Output.Write(Encoding.UTF8.GetBytes($"</DeviceInfo><Key Id=\"{XmlText.Escaped($"{device.Id}/{key.Purpose.Name}/{key.Version}")}\" Algorithm=\"{AlgorithmOf(key.Algorithm)}\"><Data><Secret><PlainValue>"));
        WriteValue(key.Value);
        Output.Write("</PlainValue></Secret></Data></Key></KeyPackage>"u8);
    }

    private void WriteValue(ClearKey key)
    {
        Base64.EncodeToUtf8(key.Reveal(), Output.GetSpan(Base64.GetMaxEncodedToUtf8Length(key.Length)), out _, out var written);
        Output.Advance(written);
    }

    private static string AlgorithmOf(KeyAlgorithm algorithm) => Ciphers + algorithm switch
    {
        KeyAlgorithm.TripleDes => "tripledes-cbc",
        KeyAlgorithm.Des => "des-cbc", // no name in the standard: never made for new meters
        _ => AlgorithmNames.Of(algorithm).Replace("-", "", StringComparison.Ordinal) + "-cbc",
    };
}
