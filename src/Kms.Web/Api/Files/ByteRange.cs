using Microsoft.Net.Http.Headers;

namespace Kms.Web.Api;

/// <summary>The part of a file that a request asks for: one range, or the whole.</summary>
internal readonly record struct ByteRange(long From, long To, bool IsPart)
{
    public long Length => To - From + 1;

    /// <summary>False when the range lies outside. Several ranges, other units and an outdated If-Range are answered with the whole.</summary>
    public static bool TryFind(HttpRequest request, string tag, long length, out ByteRange range)
    {
        range = new ByteRange(0, length - 1, false);
        var outdated = request.Headers.IfRange.ToString() is { Length: > 0 } ifRange && ifRange != tag;
        if (outdated || !RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var header)) return true;
        if (header.Unit != "bytes" || header.Ranges.Count != 1) return true;
        var asked = header.Ranges.Single();
        var from = asked.From ?? Math.Max(0, length - (asked.To ?? 0));
        var to = asked.From is null ? length - 1 : Math.Min(asked.To ?? long.MaxValue, length - 1);
        range = new ByteRange(from, to, true);
        return from <= to && from < length;
    }
}
