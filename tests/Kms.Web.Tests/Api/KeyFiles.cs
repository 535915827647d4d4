using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kms.Web.Tests.Api;

/// <summary>Key files as operators get them, made on the spot.</summary>
internal static class KeyFiles
{
    /// <summary>A plain list; device code 42 and year 2024 are every label's code.</summary>
    public static byte[] List(string maker, int first, int count) => Encoding.UTF8.GetBytes(
        "manufacturer;serial;key;type;device code;year\n" + string.Concat(Enumerable.Range(first, count).Select(serial =>
            string.Create(CultureInfo.InvariantCulture, $"{maker};{serial:D8};{Key()};flowIQ;42;2024\n"))));

    public static byte[] Serials(int first, int count) =>
        Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(first, count).Select(serial => serial.ToString("D8", CultureInfo.InvariantCulture))));

    /// <summary>A KEM file: AES-128-CBC, where the password is both key and IV.</summary>
    public static byte[] Kem(string password, string serial, string vendor, string key)
    {
        var plain = $"<MetersInOrder orderid=\"1\"><Meter><MeterName>Multical</MeterName><MeterNo>{serial}</MeterNo><SerialNo>{serial}</SerialNo>"
            + $"<VendorId>{vendor}</VendorId><ConsumptionType>Water</ConsumptionType><TypeNo>T1</TypeNo><ConfigNo>C1</ConfigNo><DEK>{key}</DEK></Meter></MetersInOrder>";
        var secret = Encoding.UTF8.GetBytes(password.PadRight(16, '\0'))[..16];
        using var aes = Aes.Create();
        aes.Key = secret;
        var cipher = aes.EncryptCbc(Encoding.UTF8.GetBytes(plain), secret, PaddingMode.Zeros);
        return Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\"?><EncryptedData xmlns=\"http://www.w3.org/2001/04/xmlenc#\"><EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/>"
            + $"<CipherData><CipherValue>{Convert.ToBase64String(cipher)}</CipherValue></CipherData></EncryptedData>");
    }

    private static string Key() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
}
