using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kms.Silo.Demo;

/// <summary>Writes the key file of the demo: fresh random keys, and a few bad ones so that the key advice has something to say.</summary>
internal static class DemoKeyList
{
    private const string Header = "manufacturer;serial;dev eui;join eui;type;medium;label;batch;year;device code;customer;dek;app key\n";
    private const long FirstEui = 0x70B3_D57E_D000_0000;
    private const string JoinEui = "70B3D57ED0000001";

    public static byte[] Write()
    {
        var text = new StringBuilder(Header);
        var row = 0;
        foreach (var (model, count) in DemoModel.Fleet)
        {
            for (var i = 0; i < count; i++) Append(text, model, i, row++);
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Serial numbers of a delivery, as a batch file holds them.</summary>
    public static byte[] SerialsOf(string batch) => Encoding.UTF8.GetBytes(string.Join(
        ',', DemoModel.Fleet.Where(f => f.Model.Batch == batch).SelectMany(f => Enumerable.Range(0, f.Count).Select(i => Number(f.Model, i)))));

    public static string Number(DemoModel model, int index) => model.Maker == "EUI"
        ? (FirstEui + model.FirstSerial + index).ToString("X16", CultureInfo.InvariantCulture)
        : (model.FirstSerial + index * 7).ToString("D8", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, DemoModel model, int index, int row)
    {
        var (number, key, isEui) = (Number(model, index), Key(row), model.Maker == "EUI");
        text.Append(CultureInfo.InvariantCulture, $"{(isEui ? "" : model.Maker)};{(isEui ? "" : number)};");
        text.Append(CultureInfo.InvariantCulture, $"{(isEui ? number : "")};{(isEui ? JoinEui : "")};{model.Type};{model.Medium};");
        text.Append(CultureInfo.InvariantCulture, $"{Street(index)};{model.Batch};{model.Year};{model.DeviceCode};{model.Customer};");
        text.Append(CultureInfo.InvariantCulture, $"{(isEui ? "" : key)};{(isEui ? key : "")}\n");
    }

    private static string Key(int row) => row switch
    {
        17 => "00000000000000000000000000000000",
        23 => "000102030405060708090A0B0C0D0E0F",
        31 or 32 => "7D2C9F0B61E84A35C0D7128FA94E6B53",
        _ => Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
    };

    private static string Street(int index) => index % 3 != 0 ? "" : index % 2 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"Havnegade {1 + index % 90}")
        : string.Create(CultureInfo.InvariantCulture, $"Skovvej {1 + index % 60}, {1 + index % 4}. tv");
}
