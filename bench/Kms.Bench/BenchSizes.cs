namespace Kms.Bench;

/// <summary>How many of each.</summary>
internal sealed record BenchSizes(int Grants, int Single, int Reads, int Import, int Export, int Catalogue, int Idle)
{
    public static BenchSizes Named(string name) => name == "small"
        ? new(10_000, 500, 5_000, 100_000, 10_000, 100_000, 10_000)
        : new(100_000, 2_000, 50_000, 1_000_000, 100_000, 1_000_000, 50_000);
}
