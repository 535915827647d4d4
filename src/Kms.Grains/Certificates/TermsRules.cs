using System.Collections.Immutable;
using System.Globalization;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>How terms of certificates follow each other.</summary>
internal static class TermsRules
{
    private const int Longest = 20_000;

    private static readonly CertificateTermsVersion s_first = new(CertificateOptions.Terms, null, ImmutableSortedDictionary<string, string>.Empty);

    public static CertificateTermsVersion Present(this CertificateTermsState terms) => terms.Versions is [.., var last] ? last : s_first;

    /// <summary>The present one first, that which comes with the service last.</summary>
    public static ImmutableArray<CertificateTermsVersion> All(this CertificateTermsState terms) => [.. terms.Versions.Reverse(), s_first];

    /// <summary>With a new version; the same when no word has changed. Refuses what is missing or too long.</summary>
    public static CertificateTermsState Add(this CertificateTermsState terms, ImmutableSortedDictionary<string, string> texts, DateTimeOffset now)
    {
        var clean = texts.Where(text => Text.Language(text.Key) is not null).ToImmutableSortedDictionary(text => text.Key, text => text.Value.ReplaceLineEndings("\n").Trim());
        Problem[] problems = [.. Languages.SelectMany(language => Check(language, clean.GetValueOrDefault(language, "")))];
        if (problems.Length > 0) throw new RefusedException(Refusal.Invalid, "The terms cannot be saved like this.", [.. problems]);
        return terms.Present().Texts.SequenceEqual(clean) ? terms : terms with { Versions = terms.Versions.Add(new(terms.Name(now), now, clean)) };
    }

    private static IEnumerable<string> Languages => ["en", "da", "fr", "de"];

    private static IEnumerable<Problem> Check(string language, string text)
    {
        if (text.Length == 0) yield return new(language, "required", "Write the terms in every language.");
        if (text.Length > Longest)
            yield return new(language, "too-long", $"Use at most {Longest} characters.", Longest.ToString(CultureInfo.InvariantCulture));
    }

    // Versions are dates, as people speak of them; a second one on the same day gets a number.
    private static string Name(this CertificateTermsState terms, DateTimeOffset now)
    {
        var day = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var same = terms.Versions.Count(one => one.Version.StartsWith(day, StringComparison.Ordinal));
        return same == 0 ? day : string.Create(CultureInfo.InvariantCulture, $"{day}.{same + 1}");
    }
}
