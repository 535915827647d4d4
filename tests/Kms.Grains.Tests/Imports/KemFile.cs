using System.IO.Compression;
using System.Text;
using Kms.Imports;

namespace Kms.Tests.Imports;

/// <summary>Makes KEM files, good and bad ones.</summary>
internal static class KemFile
{
    public const string Password = "12345";

    public const string Meter =
        "<Meter><MeterName>MC21</MeterName><MeterNo>12345678</MeterNo><SerialNo>12345678</SerialNo><VendorId>KAM</VendorId>"
        + "<ConsumptionType>VolumeCold</ConsumptionType><TypeNo></TypeNo><ConfigNo/><DEK>28F64A24988064A079AA2C807D6102AE</DEK></Meter>";

    public static byte[] Encrypted(string plain, string password = Password, string prolog = "") =>
        Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?>{prolog}<x:EncryptedData xmlns:x=\"http://www.w3.org/2001/04/xmlenc#\"><x:CipherData><x:CipherValue>\n"
            + $"{Convert.ToBase64String(Encrypt(plain, password), Base64FormattingOptions.InsertLineBreaks)}\n</x:CipherValue></x:CipherData></x:EncryptedData>");

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        return file.ToArray();
    }

    private static byte[] Encrypt(string plain, string password)
    {
        var bytes = Encoding.UTF8.GetBytes(plain);
        Array.Resize(ref bytes, (bytes.Length + 15) / 16 * 16);
        using var aes = KemEnvelope.Cipher(password);
        return aes.EncryptCbc(bytes, aes.IV, System.Security.Cryptography.PaddingMode.None);
    }
}
