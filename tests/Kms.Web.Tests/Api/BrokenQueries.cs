using System.Globalization;
using System.Text;
using Kms.Testing;

namespace Kms.Web.Tests.Api;

/// <summary>Queries of device lists as nobody sends them by accident: the same ones in every run.</summary>
internal static class BrokenQueries
{
    private static readonly string[] s_keys =
    [
        "q", "serial", "manufacturer", "type", "medium", "claim", "organisation", "batch", "label", "health", "right", "sort", "desc", "limit", "after",
        "Q", "SERIAL", "q[]", "q[0]", "filter", "filter[serial]", "$where", "id", "owner", "organisationId", "allocatedTo", "__proto__", "", "all", "ids",
        "except", "picked", "device", "kind", "from", "to", "state", "until", "user",
    ];

    private static readonly string[] s_values =
    [
        "KAM", "KAM-20000001", "20000001", "2", "claimed", "unclaimed", "requested", "owned", "allocated", "granted", "weakkey", "good", "any", "id", "-id",
        "-changed", "type", "true", "1000", "100", "1", "0", "-1", "99999999999999999999", "2147483648", "-2147483649", "1e9", "NaN", "*", "%", "_", "\\", "'",
        "' or 1=1 --", "\"; drop table device; --", "1) or (1=1", "{\"$gt\":\"\"}", "[1,2]", "!=", ">=0", "KAM,KEM", "a|b", "(a+)+$", "../../etc", "\0", "a\0b",
        "\uFFFF", "İ", "ß", "ﬀ", "𝔘", "é", "\u202E", "\r\nX: y", "2026-01-01", "9999-12-31T23:59:59Z", "-62135596800", "", " ", "null", "undefined",
    ];

    /// <param name="random">Where all of it comes from.</param>
    /// <param name="cursors">Real cursors, of other people's lists too.</param>
    public static string Make(XorShift random, IReadOnlyList<string> cursors)
    {
        var query = new StringBuilder();
        for (var parts = 1 + random.Below(5); parts > 0; parts--)
        {
            var key = random.Below(20) == 0 ? Fuzz.Break("serial", random) : random.Pick(s_keys);
            var value = key == "after" && cursors.Count > 0 ? random.Pick(cursors) : random.Pick(s_values);
            if (random.Below(3) == 0) value = Fuzz.Break(value.Length == 0 ? "x" : value, random);
            if (random.Below(60) == 0) value = string.Concat(Enumerable.Repeat(value, 1 + random.Below(60)));
            query.Append(query.Length == 0 ? "" : random.Below(30) == 0 ? "&&" : "&").Append(Encode(key, random));
            if (random.Below(30) > 0) query.Append('=').Append(Encode(value, random));
        }
        return query.ToString();
    }

    // Some bytes come as broken UTF-8, as an escape that is none, or as a plus.
    private static string Encode(string text, XorShift random)
    {
        var encoded = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            if (random.Below(80) == 0) encoded.Append(random.Pick<string>(["%ff", "%c0%af", "%ed%a0%80", "%f4%90%80%80", "%e2%82", "%zz", "%", "%u0041", "+"]));
            if (char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'_') encoded.Append((char)one);
            else encoded.Append(CultureInfo.InvariantCulture, $"%{one:x2}");
        }
        return encoded.ToString();
    }
}
