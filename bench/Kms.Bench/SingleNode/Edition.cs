namespace Kms.Bench;

/// <summary>What is measured in this edition alone.</summary>
internal static class Edition
{
    public static IReadOnlyList<string> Databases => ["sqlite", "postgres"];

    /// <summary>Sections that say one figure each.</summary>
    public static IReadOnlyList<string> Figures => ["memory", "start"];

    /// <summary>Settings of one silo.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Settings => [];

    /// <summary>Sections beside those that both editions share, each with the head of its table.</summary>
    public static IReadOnlyList<(string Section, string Head)> Sections => [];

    public static Task RunAsync(string section, BenchDatabase data, BenchSizes sizes) =>
        throw new ArgumentException($"There is no section {section} for {sizes} on {data.Folder}.", nameof(section));
}
