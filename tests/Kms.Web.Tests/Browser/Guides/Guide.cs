using System.Text.RegularExpressions;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>A guide in <c>docs/guides</c>: its text, the pictures it names, and the words of the console that it quotes.</summary>
internal sealed partial record Guide(string Name, string Text)
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(TextsTests.Web, "..", "..", "docs", "guides"));

    public static string Pictures { get; } = Path.Combine(Folder, "images");

    public static IReadOnlyList<string> Names { get; } = ["reseller", "administrator", "installer", "customer", "operator"];

    public IReadOnlyList<string> Named => [.. Picture().Matches(Text).Select(match => match.Groups[1].Value)];

    public IReadOnlySet<string> Quoted => Bold().Matches(Text).Select(match => match.Groups[1].Value).ToHashSet();

    public static Guide Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, $"{name}.md")));

    [GeneratedRegex(@"!\[[^\]]+\]\(images/([a-z0-9-]+\.png)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Bold();
}
