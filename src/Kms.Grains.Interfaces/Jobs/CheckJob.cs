using Kms.Files;

namespace Kms.Jobs;

/// <summary>Checks the keys of all devices whose telegrams stand in a log. The report names a device once for every answer that is new.</summary>
/// <param name="File">The uploaded log.</param>
[GenerateSerializer, Immutable, Alias("kms.CheckJob")]
public sealed record CheckJob(FileId File) : JobOrder;
