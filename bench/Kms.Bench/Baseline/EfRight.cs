namespace Kms.Bench.Baseline;

internal sealed class EfRight
{
    public required string Id { get; set; }
    public required string DeviceId { get; set; }
    public required string Grantee { get; set; }
    public required string GrantedBy { get; set; }
    public DateTimeOffset From { get; set; }
}
