namespace Kms.Grants;

/// <summary>A read right to give.</summary>
/// <param name="Grantee">Who gets it.</param>
/// <param name="Purpose">Why; shown to both sides.</param>
/// <param name="Until">When it ends, UTC; null for no end.</param>
/// <param name="Right">The id to give it, so that a repeated order changes nothing; null for a new one.</param>
/// <param name="Notify">Whether the grantee gets a mail for this device alone; a bulk job sends one for all.</param>
[GenerateSerializer, Immutable, Alias("kms.GrantOrder")]
public sealed record GrantOrder(Grantee Grantee, string? Purpose, DateTimeOffset? Until, RightId? Right = null, bool Notify = true);
