using Kms.Catalogue;
using Kms.Grants;

namespace Kms.Jobs;

/// <summary>Takes read rights away.</summary>
/// <param name="Selection">The devices.</param>
/// <param name="Grantee">Whose; null for all.</param>
[GenerateSerializer, Immutable, Alias("kms.RevokeJob")]
public sealed record RevokeJob(Selection Selection, Grantee? Grantee) : JobOrder;
