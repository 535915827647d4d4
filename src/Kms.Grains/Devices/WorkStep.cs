namespace Kms.Devices;

/// <summary>Where a step of bulk work belongs, so that repeating it after a crash leaves one right, one audit entry, one mail.</summary>
/// <param name="Work">The job or batch.</param>
/// <param name="Began">When the work began, UTC: a claim by the same person since then is this work's own.</param>
[GenerateSerializer, Immutable, Alias("kms.WorkStep")]
internal sealed record WorkStep([property: Id(0)] string Work, [property: Id(1)] DateTimeOffset Began);
