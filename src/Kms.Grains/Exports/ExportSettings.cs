namespace Kms.Exports;

/// <summary>What a person may choose about a file, with the values that suit Europe.</summary>
internal sealed record ExportSettings
{
    /// <summary>One object per line instead of an array.</summary>
    public bool JsonLines { get; init; }

    public string FrequencyPlan { get; init; } = "EU_863_870_TTN";
}
