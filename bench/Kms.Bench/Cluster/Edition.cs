using Kms.Testing;

namespace Kms.Bench;

/// <summary>What is measured in this edition alone.</summary>
internal static class Edition
{
    private const string Silos = "silos";

    public static IReadOnlyList<string> Databases => ["postgres"];

    /// <summary>Sections that say one figure each.</summary>
    public static IReadOnlyList<string> Figures => ["memory"];

    /// <summary>Settings of one silo; the second one is measured without TLS.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Settings => [.. HostEngine.Settings, ("Kms:Cluster:AllowPlainKeys", "true")];

    /// <summary>Sections beside those that both editions share, each with the head of its table.</summary>
    public static IReadOnlyList<(string Section, string Head)> Sections =>
        [(Silos, "| silos | | per second | of one grain, one row | note |\n|---|---|---:|---:|---|")];

    public static Task RunAsync(string section, BenchDatabase data, BenchSizes sizes) =>
        section == Silos ? SiloBench.RunAsync(data, sizes) : throw new ArgumentException($"There is no section {section}.", nameof(section));
}
