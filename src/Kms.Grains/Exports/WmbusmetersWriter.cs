using System.Text;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>A ZIP with one file per meter, for the `wmbusmeters.d` folder of wmbusmeters.</summary>
internal sealed class WmbusmetersWriter : BufferedWriter
{
    private const int Aes128 = 16;

    private readonly StoredZip zip;
    private readonly WipedBuffer content = new();

    public WmbusmetersWriter(Stream file) : base(file) => zip = new StoredZip(Output);

    protected override void Begin()
    {
    }

    protected override LeftOut? Write(ExportDevice device)
    {
        if (device.Id.IsEui || !IsWireless(device.Id.Number)) return LeftOut.NotMbus(device.Id);
        if (device.Current(KeyPurpose.Dek) is not { Value.Length: Aes128 } key) return LeftOut.NoKey(device.Id);
        content.Clear();
        content.Write(Encoding.ASCII.GetBytes($"name={device.Id.Value}\ndriver=auto\nid={device.Id.Number}\nkey="));
        HexText.Write(key.Value, content);
        content.Write("\n"u8);
        zip.Add(device.Id.Value, content.Written); // an id has letters, digits and one hyphen: safe as a file name
        return null;
    }

    protected override void End() => zip.End();

    protected override void Release()
    {
        zip.Dispose();
        content.Dispose();
    }

    private static bool IsWireless(string serial) => serial.Length == 8 && serial.All(char.IsAsciiDigit);
}
