using System.Text;
using System.Text.RegularExpressions;

namespace Kms.Web.Tests;

/// <summary>Reads the mails that the service left as files.</summary>
internal static partial class Outbox
{
    /// <summary>Waits for a mail to somebody and takes the token out of its link.</summary>
    public static Task<string> TokenAsync(AppProcess app, string to) => TokenAsync(app.Data, to);

    /// <summary>The same in a folder below which several processes leave theirs.</summary>
    public static async Task<string> TokenAsync(string folder, string to)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await look.WaitForNextTickAsync(patience.Token))
        {
            if (Find(folder, to) is { } token) return token;
        }
        throw new InvalidOperationException("The timer ended.");
    }

    private static string? Find(string folder, string to)
    {
        var boxes = Directory.GetDirectories(folder, "outbox", SearchOption.AllDirectories);
        var texts = boxes.SelectMany(box => Directory.GetFiles(box, "*.eml")).OrderBy(Path.GetFileName).Reverse().Select(File.ReadAllText);
        var mail = texts.FirstOrDefault(text => text.Contains(to, StringComparison.OrdinalIgnoreCase) && Token().IsMatch(Decoded(text)));
        return mail is null ? null : Token().Match(Decoded(mail)).Groups[1].Value;
    }

    // Bodies are quoted-printable or base64 (RFC 2045).
    private static string Decoded(string mail)
    {
        var text = new StringBuilder(mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal));
        foreach (Match part in Base64().Matches(mail))
        {
            var packed = part.Value.ReplaceLineEndings("");
            if (packed.Length % 4 == 0) text.Append(Encoding.UTF8.GetString(Convert.FromBase64String(packed)));
        }
        return text.ToString();
    }

    [GeneratedRegex(@"\?token=([A-Za-z0-9._~-]+)")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?:^[A-Za-z0-9+/]{60,76}\r?\n)+(?:^[A-Za-z0-9+/]+={0,2}\r?$)?", RegexOptions.Multiline)]
    private static partial Regex Base64();
}
