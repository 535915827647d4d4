using System.Globalization;
using System.Security.Cryptography;
using System.Xml;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>The key of a package while it is read; used again for the next one.</summary>
internal sealed class PskcSecret
{
    private const string Column = "Secret";

    private readonly byte[] value = new byte[512];
    private readonly byte[] mac = new byte[64];
    private int valueLength;
    private int macLength;
    private string? method;
    private string? name;
    private string? algorithm;
    private string? words;
    private bool isEncrypted;
    private bool isMalformed;

    public void Name(string? id, string? named) => (name, algorithm) = (id, named);

    public void Say(string friendlyName) => words = friendlyName;

    public void Read(XmlReader xml, PskcText text)
    {
        switch (xml.LocalName)
        {
            case "EncryptionMethod":
                method = xml.GetAttribute("Algorithm");
                break;
            case "PlainValue":
                valueLength = text.Read(xml).AsBase64(value);
                isMalformed = valueLength == 0;
                break;
            case "CipherValue":
                valueLength = text.Read(xml).AsBase64(value);
                isEncrypted = true;
                break;
            case "ValueMAC":
                macLength = text.Read(xml).AsBase64(mac);
                break;
        }
        text.Clear();
    }

    /// <summary>Puts the key into the row, or what is wrong with it. Where the very first one does not open, the password is wrong.</summary>
    public void AddTo(RowDraft draft, PskcCipher? cipher, bool isFirst)
    {
        if (IsOneTimePassword)
        {
            draft.Report(RowProblemCode.PurposeUnknown, "Algorithm", ShownValue.Of(algorithm ?? ""));
            return;
        }
        if (valueLength == 0 && !isEncrypted && !isMalformed) return;
        var clear = isEncrypted ? Open(cipher) : value[..valueLength];
        if (clear is null && isFirst && cipher is not null) throw PskcCipher.WrongPassword();
        if (clear is null || isMalformed) draft.Report(RowProblemCode.KeyMalformed, Column);
        else if (!KeyLengths.IsKnown(clear.Length)) draft.Report(RowProblemCode.KeyLength, Column);
        else draft.AddKey(new(Named(out var version) ?? Known(words), Cipher, version, null, ClearKey.FromBytes(clear)));
        CryptographicOperations.ZeroMemory(clear);
    }

    public void Clear()
    {
        CryptographicOperations.ZeroMemory(value);
        (valueLength, macLength, isEncrypted, isMalformed) = (0, 0, false, false);
        (method, name, algorithm, words) = (null, null, null, null);
    }

    private bool IsOneTimePassword => algorithm?[(algorithm.LastIndexOf(':') + 1)..] is "hotp" or "totp" or "ocra" or "pin";

    private KeyAlgorithm? Cipher => algorithm is null ? null : AlgorithmNames.Find(algorithm[(algorithm.LastIndexOf('#') + 1)..].Replace("-cbc", "", StringComparison.Ordinal));

    // The standard has no word for what a meter's key is for: our own files write device, purpose and version, others at best the purpose.
    private KeyPurpose? Named(out int? version)
    {
        version = null;
        var parts = name?.Split('/') ?? [];
        if (parts is not [_, var purpose, var written] || !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return Known(parts.LastOrDefault());
        version = number is > 0 and <= 9999 ? number : null;
        return KeyPurpose.TryParse(purpose, out var own) ? own : null;
    }

    private static KeyPurpose? Known(string? written) =>
        written is not null && HeaderTable.Keys.TryGetValue(HeaderNames.Folded(written), out var purpose) ? purpose : null;

    private byte[]? Open(PskcCipher? cipher) => method?.EndsWith("-cbc", StringComparison.Ordinal) == true
        ? cipher?.TryOpen(value.AsSpan(0, valueLength), mac.AsSpan(0, macLength))
        : null;
}
