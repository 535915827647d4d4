using System.Collections.Immutable;
using System.Text;
using Kms.Keys;

namespace Kms.Mail;

/// <summary>A link with a token is a secret until the mail leaves: documents, outbox and logs hold it sealed.</summary>
internal static class MailLinks
{
    private const string Label = "mail-link";

    /// <param name="vault">Seals it.</param>
    /// <param name="mail">The mail it belongs to.</param>
    /// <param name="path">Path and query, such as <c>/activate?token=...</c>; the public address is put before it when sending.</param>
    public static ImmutableArray<byte> SealLink(this IKeyVault vault, string mail, string path) =>
        [.. vault.Seal(Label, mail, Encoding.UTF8.GetBytes(path))];

    public static string OpenLink(this IKeyVault vault, string mail, ImmutableArray<byte> link) =>
        Encoding.UTF8.GetString(vault.Open(Label, mail, link.AsSpan()));
}
