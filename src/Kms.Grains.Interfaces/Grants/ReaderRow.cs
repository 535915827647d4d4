namespace Kms.Grants;

/// <summary>Somebody who holds read rights.</summary>
/// <param name="Grantee">Who.</param>
/// <param name="Name">The address or the organisation's name.</param>
/// <param name="Devices">On how many devices.</param>
/// <param name="NextEnd">When the first of them ends, UTC; null when none does.</param>
[GenerateSerializer, Immutable, Alias("kms.ReaderRow")]
public sealed record ReaderRow(Grantee Grantee, string Name, long Devices, DateTimeOffset? NextEnd);
