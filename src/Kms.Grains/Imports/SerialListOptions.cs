namespace Kms.Imports;

/// <summary>How to read a batch list.</summary>
internal sealed record SerialListOptions
{
    /// <summary>FLAG code for serial numbers without manufacturer.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>Null: two serial numbers on a line are a range when the header says so, or when every line so far is one and it is short.</summary>
    public bool? Ranges { get; init; }

    /// <summary>More serial numbers than this end in <see cref="FileProblem.TooManyRows"/>.</summary>
    public int MostSerials { get; init; } = 2_000_000;
}
