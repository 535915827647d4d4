using System.Buffers.Text;
using System.Security.Cryptography;
using Kms.Imports;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>
/// Kamstrup KEM for head-end systems that read nothing else. The format hides keys, it does not protect them: nothing in it notices a
/// change, and its password is short. The password is made here, shown once and kept nowhere.
/// </summary>
internal sealed class KemLegacyWriter : BufferedWriter
{
    private const int PasswordLength = 16;
    private const int EncryptedAtOnce = 16 * 1024;
    private const int Step = 48; // whole AES blocks and whole base64 groups

    // Without characters that look alike.
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly string password = RandomNumberGenerator.GetString(Alphabet, PasswordLength);
    private readonly WipedBuffer plain = new(64 * 1024);
    private readonly Aes aes;
    private readonly ICryptoTransform encryptor;

    public KemLegacyWriter(Stream file) : base(file)
    {
        aes = KemEnvelope.Cipher(password);
        encryptor = aes.CreateEncryptor();
    }

    protected override string? Password => password;

    protected override void Begin()
    {
        Output.Write("""
            <?xml version="1.0" encoding="utf-8"?><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc" /><CipherData><CipherValue>
            """u8);
        plain.Write("<MetersInOrder orderid=\"\">"u8);
    }

    protected override LeftOut? Write(ExportDevice device)
    {
        if (device.Id.IsEui) return LeftOut.NotMbus(device.Id);
        if (device.Current(KeyPurpose.Dek) is null) return LeftOut.NoKey(device.Id);
        KemMeter.Write(plain, device);
        if (plain.Length >= EncryptedAtOnce) Encrypt(plain.Length - plain.Length % Step);
        return null;
    }

    protected override void End()
    {
        plain.Write("</MetersInOrder>"u8);
        var padding = 16 - plain.Length % 16;
        plain.GetSpan(padding)[..padding].Clear();
        plain.Advance(padding);
        plain.Written[^1] = (byte)padding; // as XML encryption has it: the last byte tells how many to drop
        Encrypt(plain.Length);
        Output.Write("</CipherValue></CipherData></EncryptedData>"u8);
    }

    protected override void Release()
    {
        plain.Dispose();
        encryptor.Dispose();
        aes.Dispose();
    }

    private void Encrypt(int count)
    {
        if (count == 0) return;
        var clear = plain.Written[..count].ToArray();
        var cipher = new byte[count];
        encryptor.TransformBlock(clear, 0, count, cipher, 0);
        Base64.EncodeToUtf8(cipher, Output.GetSpan(Base64.GetMaxEncodedToUtf8Length(count)), out _, out var length);
        Output.Advance(length);
        CryptographicOperations.ZeroMemory(clear);
        plain.DropStart(count);
    }
}
