using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Kms.Keys;

namespace Kms.Files;

/// <summary>
/// Passphrases of produced files: six groups of four out of 32 letters and digits that do not look alike, 120 bits. What opens with so many
/// cannot be guessed, however few rounds a format stretches it by.
/// </summary>
internal static class FilePassphrases
{
    private const string Label = "file-passphrase";
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 6;
    private const int GroupLength = 4;

    public static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    public static ImmutableArray<byte> Seal(IKeyVault vault, FileId file, string passphrase) =>
        [.. vault.Seal(Label, file.Value, Encoding.ASCII.GetBytes(passphrase))];

    public static FilePassphrase Open(IKeyVault vault, FileId file, ImmutableArray<byte> hidden) =>
        new(Encoding.ASCII.GetString(vault.Open(Label, file.Value, hidden.AsSpan())));
}
