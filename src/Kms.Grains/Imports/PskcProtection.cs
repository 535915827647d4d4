using System.Globalization;
using System.Security.Cryptography;
using System.Xml;

namespace Kms.Imports;

/// <summary>What stands before the packages of a container: which key opens their values, and how they are protected against change.</summary>
internal sealed class PskcProtection : IDisposable
{
    // More rounds than any file needs would keep the service busy for minutes.
    private const int MostRounds = 5_000_000;

    private readonly byte[] salt = new byte[256];
    private readonly byte[] wrappedMacKey = new byte[256];
    private int saltLength;
    private int macKeyLength;
    private int rounds;
    private int keyLength = 16;
    private bool isUsed;
    private bool isPassword;
    private string? keyName;
    private string? prf;
    private string? macAlgorithm;

    public void Read(XmlReader xml, PskcText text)
    {
        switch (xml.LocalName)
        {
            case "EncryptionKey":
                isUsed = true;
                break;
            case "X509Data":
                throw Unknown("certificate");
            case "KeyDerivationMethod":
                isPassword = xml.GetAttribute("Algorithm")?.EndsWith("#pbkdf2", StringComparison.Ordinal) == true ? true : throw Unknown("key derivation");
                break;
            case "PRF":
                prf = xml.GetAttribute("Algorithm");
                break;
            case "MACMethod":
                macAlgorithm = xml.GetAttribute("Algorithm");
                break;
            case "Specified":
                saltLength = text.Read(xml).AsBase64(salt);
                break;
            case "CipherValue":
                macKeyLength = text.Read(xml).AsBase64(wrappedMacKey);
                break;
            case "IterationCount" or "KeyLength" or "KeyName":
                Note(xml.LocalName, text.Read(xml).AsString());
                break;
        }
    }

    /// <summary>
    /// The cipher of the values, null where they are plain. Refuses a file whose password was not given, or whose values nothing protects
    /// against change.
    /// </summary>
    public PskcCipher? Open(string? password)
    {
        if (!isUsed) return null;
        if (string.IsNullOrEmpty(password)) throw new UnreadableFileException(FileProblem.PasswordMissing, isPassword
            ? "The file is protected by a password. Give the one that came with it."
            : $"The file is protected by the key \"{keyName ?? "agreed before"}\". Give it in hex in the place of the password.");
        if (macAlgorithm is null) throw new UnreadableFileException(FileProblem.Malformed, "The keys are encrypted, but nothing in the file shows whether they were changed (MACMethod). Ask for it again.");
        var key = isPassword ? Derive(password) : FromHex(password);
        return PskcCipher.Open(key, wrappedMacKey.AsSpan(0, macKeyLength), MacOf(macAlgorithm));
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(wrappedMacKey);

    private static UnreadableFileException Unknown(string what) =>
        new(FileProblem.UnknownFormat, $"The file uses a {what} that is not known here. Ask for it with PBKDF2, AES-CBC and HMAC.");

    private void Note(string name, string text)
    {
        if (name == "KeyName") keyName = text.Length > 100 ? text[..100] : text;
        else if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw Unknown("key derivation");
        else if (name == "KeyLength") keyLength = number;
        else rounds = number;
    }

    private byte[] Derive(string password)
    {
        if (saltLength == 0 || rounds < 1 || keyLength is not (16 or 24 or 32)) throw Unknown("key derivation");
        if (rounds > MostRounds) throw new UnreadableFileException(FileProblem.TooLarge, $"The password is to be worked on {rounds} times; at most {MostRounds} are accepted. Ask for the file with fewer.");
        var hash = prf is null ? HashAlgorithmName.SHA1 : MacOf(prf);
        return Rfc2898DeriveBytes.Pbkdf2(password, salt.AsSpan(0, saltLength), rounds, hash, keyLength);
    }

    private static byte[] FromHex(string password)
    {
        Span<byte> key = stackalloc byte[32];
        var text = System.Text.Encoding.UTF8.GetBytes(password);
        try
        {
            if (HexBytes.TryParse(text, key, out var count) && count is 16 or 24 or 32) return key[..count].ToArray();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(text);
        }
        throw new UnreadableFileException(FileProblem.WrongPassword, "The key of this file is 32, 48 or 64 hex digits long. Give it like that.");
    }

    private static HashAlgorithmName MacOf(string algorithm) => algorithm[(algorithm.LastIndexOf('#') + 1)..] switch
    {
        "hmac-sha1" => HashAlgorithmName.SHA1,
        "hmac-sha256" => HashAlgorithmName.SHA256,
        "hmac-sha512" => HashAlgorithmName.SHA512,
        _ => throw Unknown("check"),
    };
}
