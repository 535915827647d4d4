namespace Kms.Certificates;

/// <summary>A certificate that was ordered and is waited for.</summary>
/// <param name="Id">The order.</param>
/// <param name="Draft">What it is to say.</param>
/// <param name="At">When it was ordered, UTC.</param>
/// <param name="Until">Until when its link works, UTC.</param>
/// <param name="IsLocked">Too many wrong codes were given: somebody has to make a new one.</param>
[GenerateSerializer, Immutable, Alias("kms.CertificateOrderRow")]
public sealed record CertificateOrderRow(CertificateOrderId Id, CertificateDraft Draft, DateTimeOffset At, DateTimeOffset Until, bool IsLocked);
