namespace Kms.Bench.Baseline;

internal sealed class EfAudit
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Kind { get; set; }
    public required string Actor { get; set; }
    public required string DeviceId { get; set; }
    public required string Body { get; set; }
}
