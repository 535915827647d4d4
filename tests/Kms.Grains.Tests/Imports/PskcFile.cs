using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kms.Tests.Imports;

/// <summary>Makes PSKC containers (RFC 6030) for meters, good and bad ones.</summary>
internal sealed class PskcFile
{
    public const string Password = "qwerty";

    private const string Cbc = "<x:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/>";

    private readonly byte[] key;
    private readonly byte[] macKey = [.. Enumerable.Range(7, 20).Select(at => (byte)at)];
    private readonly StringBuilder text = new();

    private PskcFile(byte[] key, string encryptionKey)
    {
        this.key = key;
        text.Append("<?xml version=\"1.0\"?><KeyContainer Version=\"1.0\" xmlns=\"urn:ietf:params:xml:ns:keyprov:pskc\" xmlns:x=\"http://www.w3.org/2001/04/xmlenc#\">");
        text.Append(CultureInfo.InvariantCulture, $"<EncryptionKey>{encryptionKey}</EncryptionKey><MACMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#hmac-sha1\"><MACKey>{Cbc}{Wrapped(macKey)}</MACKey></MACMethod>");
    }

    public static PskcFile ByPassword(int rounds = 1000)
    {
        byte[] salt = [1, 2, 3, 4, 5, 6, 7, 8];
        var method = $"<d:DerivedKey xmlns:d=\"http://www.w3.org/2009/xmlenc11#\"><d:KeyDerivationMethod Algorithm=\"http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#pbkdf2\"><Salt><Specified>{Convert.ToBase64String(salt)}</Specified></Salt>"
            + $"<IterationCount>{rounds}</IterationCount><KeyLength>16</KeyLength></d:KeyDerivationMethod></d:DerivedKey>";
        return new(Rfc2898DeriveBytes.Pbkdf2(Password, salt, Math.Min(rounds, 1000), HashAlgorithmName.SHA1, 16), method);
    }

    public static PskcFile ByKey(byte[] key) => new(key, "<KeyName>Delivery 4711</KeyName>");

    public static string Plain(params string[] packages) =>
        $"<p:KeyContainer Version=\"1.0\" xmlns:p=\"urn:ietf:params:xml:ns:keyprov:pskc\">{string.Concat(packages).Replace("<", "<p:", StringComparison.Ordinal).Replace("<p:/", "</p:", StringComparison.Ordinal)}</p:KeyContainer>";

    public static string Package(string serial, string secret, string maker = "KAM", string id = "1", string algorithm = "urn:example:aes") =>
        $"<KeyPackage><DeviceInfo><Manufacturer>{maker}</Manufacturer><SerialNo>{serial}</SerialNo><Model>MC21</Model></DeviceInfo><Key Id=\"{id}\" Algorithm=\"{algorithm}\"><Data><Secret>{secret}</Secret><Counter><PlainValue>0</PlainValue></Counter></Data></Key></KeyPackage>";

    public static string PlainValue(string hex) => $"<PlainValue>{Convert.ToBase64String(Convert.FromHexString(hex))}</PlainValue>";

    /// <summary>A secret of this container. With <paramref name="flip"/> one bit of it is another.</summary>
    public string Secret(string hex, bool flip = false)
    {
        var value = Encrypt(Convert.FromHexString(hex));
        var mac = CryptographicOperations.HmacData(HashAlgorithmName.SHA1, macKey, value);
        if (flip) value[^1] ^= 1;
        return $"<EncryptedValue>{Cbc}<x:CipherData><x:CipherValue>{Convert.ToBase64String(value)}</x:CipherValue></x:CipherData></EncryptedValue><ValueMAC>{Convert.ToBase64String(mac)}</ValueMAC>";
    }

    public PskcFile With(string package)
    {
        text.Append(package);
        return this;
    }

    public override string ToString() => $"{text}</KeyContainer>";

    private string Wrapped(byte[] clear) => $"<x:CipherData><x:CipherValue>{Convert.ToBase64String(Encrypt(clear))}</x:CipherValue></x:CipherData>";

    private byte[] Encrypt(byte[] clear)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        byte[] iv = [.. Enumerable.Range(33, 16).Select(at => (byte)at)];
        return [.. iv, .. aes.EncryptCbc(clear, iv)];
    }
}
