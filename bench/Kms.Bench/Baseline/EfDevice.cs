namespace Kms.Bench.Baseline;

internal sealed class EfDevice
{
    public required string Id { get; set; }
    public long Version { get; set; }
    public required string Owner { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public List<EfRight> Rights { get; } = [];
}
