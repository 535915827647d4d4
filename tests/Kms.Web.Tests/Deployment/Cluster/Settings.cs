using System.Reflection;
using System.Text.RegularExpressions;
using Kms.Silo.Hosting;
using Kms.Web.Security;

namespace Kms.Web.Tests.Deployment;

/// <summary>Names of settings as the environment writes them: those that the product reads, and those that a file sets.</summary>
internal static partial class Settings
{
    private const string Section = "Section";

    private static readonly string[] s_others = ["ConnectionStrings__Kms", "ASPNETCORE_URLS"];

    /// <summary>Of every type that says to which section its options belong, and of the two that share the first section.</summary>
    public static IReadOnlySet<string> Known { get; } = new HashSet<string>(
        [.. typeof(KmsOptions).Assembly.GetTypes().SelectMany(OfSection), .. NamesOf(KmsOptions.Section, typeof(WebOptions)), .. s_others],
        StringComparer.Ordinal);

    /// <summary>A list stands for itself once, whichever of its places are set.</summary>
    public static IReadOnlySet<string> In(string file) => Name().Matches(File.ReadAllText(Repository.PathOf(file)))
        .Select(match => Place().Replace(match.Value, "")).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> OfSection(Type type) =>
        type.GetField(Section)?.GetRawConstantValue() is string section
            ? NamesOf(section.Replace(":", "__", StringComparison.Ordinal), type)
            : [];

    private static IEnumerable<string> NamesOf(string prefix, Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(one => one.CanWrite || one.PropertyType == typeof(IList<string>))
        .SelectMany(one => IsGroup(one.PropertyType) ? NamesOf($"{prefix}__{one.Name}", one.PropertyType) : [$"{prefix}__{one.Name}"]);

    private static bool IsGroup(Type type) => type.IsClass && type.Namespace?.StartsWith("Kms", StringComparison.Ordinal) == true;

    [GeneratedRegex(@"\b(Kms__|ConnectionStrings__|ASPNETCORE_)\w+")]
    private static partial Regex Name();

    [GeneratedRegex(@"__\d*$")]
    private static partial Regex Place();
}
