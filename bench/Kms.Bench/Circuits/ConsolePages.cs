namespace Kms.Bench.Circuits;

/// <summary>Pages that show what is stored, each with a text that is drawn once its content is there.</summary>
internal static class ConsolePages
{
    public const string Between = "/claim/many";
    public const string BetweenText = "claim/batch";

    public static IReadOnlyList<(string Path, string Text)> All { get; } =
    [
        ("/", "tile"), ("/devices", Filters.FirstOfAll), ("/devices?medium=water&claim=claimed", Filters.FirstOfAll), ("/devices/BEN-10000007", "Bench 1"),
        ("/rights?all=true", "tile-value"), ("/rights?medium=water&all=true", "tile-value"), ("/hygiene", "findings"),
        ("/audit", "aria-rowcount"), ("/organisations", "aria-rowcount"), ("/settings", "facts"),
    ];
}
