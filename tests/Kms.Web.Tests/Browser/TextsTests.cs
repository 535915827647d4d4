using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kms.Web.Tests.Browser;

/// <summary>Four languages, complete: what a page says stands in all of them, and nothing stands there that no page says.</summary>
public sealed partial class TextsTests
{
    internal static string Web { get; } = FindWeb();

    [Theory]
    [InlineData("da")]
    [InlineData("fr")]
    [InlineData("de")]
    public void Every_language_has_every_text(string language)
    {
        var english = Read("Texts.resx");
        var other = Read($"Texts.{language}.resx");

        Assert.Empty(english.Keys.Except(other.Keys));
        Assert.Empty(other.Keys.Except(english.Keys));
        Assert.Empty(english.Where(text => Places(text.Value) != Places(other[text.Key])).Select(text => text.Key));
        Assert.DoesNotContain(other, text => string.IsNullOrWhiteSpace(text.Value));
    }

    [Fact]
    public void Every_text_a_page_asks_for_exists()
    {
        var known = Read("Texts.resx");

        Assert.Empty(Sources().SelectMany(source => Exact().Matches(source)).Select(match => match.Groups[1].Value).Where(key => !known.ContainsKey(key)).Distinct());
    }

    [Fact]
    public void No_text_is_left_over()
    {
        var sources = Sources().ToList();
        var exact = sources.SelectMany(source => Exact().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();
        var made = sources.SelectMany(source => Made().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.DoesNotContain(Read("Texts.resx").Keys, key => !exact.Contains(key) && !made.Any(key.StartsWith));
    }

    [Fact]
    public void Markup_says_nothing_in_one_language_only()
    {
        var pages = Directory.GetFiles(Web, "*.razor", SearchOption.AllDirectories);

        Assert.Empty(pages.SelectMany(page => Spoken(File.ReadAllText(page)).Select(text => $"{Path.GetFileName(page)}: {text}")));
    }

    // Words between tags: code, comments and attributes taken away. Two letters in a row make a word.
    private static IEnumerable<string> Spoken(string page)
    {
        var markup = Comment().Replace(page, "");
        var code = markup.IndexOf("@code", StringComparison.Ordinal);
        if (code >= 0) markup = markup[..code];
        return BetweenTags().Matches(markup).Select(match => match.Groups[1].Value.Trim())
            .Where(text => Word().IsMatch(text) && !text.Contains('@', StringComparison.Ordinal) && !text.Contains('{', StringComparison.Ordinal)
                && !text.Contains(';', StringComparison.Ordinal) && !text.Contains("=>", StringComparison.Ordinal));
    }

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order());

    internal static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Web, "Resources", file)).Root!
        .Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value); // a resource file has these

    private static IEnumerable<string> Sources() => Directory.GetFiles(Web, "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static string FindWeb()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Kms.Orleans.sln"))) return Path.Combine(folder.FullName, "src", "Kms.Web");
        throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"(?:\bT|\bWords|\btexts)\[""([^""]+)""")]
    private static partial Regex Exact();

    [GeneratedRegex(@"\$""([A-Z][A-Za-z]+\.(?:[A-Z][a-z]+\.)?)\{")]
    private static partial Regex Made();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@">([^<>]+)<")]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"\p{L}{3}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
