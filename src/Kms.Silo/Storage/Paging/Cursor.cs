using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Kms;

namespace Kms.Silo.Storage.Paging;

/// <summary>
/// Where a page ended: its last sort key and id, and the total counted for the first page. Opaque to callers, and no secret: what they
/// may see is part of every query, so a made-up cursor only begins elsewhere in the same list.
/// </summary>
internal sealed record Cursor(string Key, string Id, long Total, bool TotalIsExact)
{
    private const char Separator = '\u001F';
    private const int MaxLength = 4_000;

    /// <summary>The key as a number, for lists sorted by time.</summary>
    public long Number => long.TryParse(Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Forged();

    public static Cursor? Read(PageRequest page)
    {
        if (page.After is null) return null;
        if (page.After.Length > MaxLength || !Base64Url.IsValid(page.After)) throw Forged();
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(page.After)).Split(Separator);
        if (parts.Length != 4 || parts.Any(part => part.Contains('\0', StringComparison.Ordinal))) throw Forged();
        if (!long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var total)) throw Forged();
        return new Cursor(parts[0], parts[1], total, parts[3] == "1");
    }

    public override string ToString()
    {
        string[] parts = [Key, Id, Total.ToString(CultureInfo.InvariantCulture), TotalIsExact ? "1" : "0"];
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, parts)));
    }

    private static RefusedException Forged() => new(Refusal.Invalid, "The cursor is not one of this list: begin with the first page.");
}
