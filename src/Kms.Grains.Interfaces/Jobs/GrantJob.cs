using Kms.Catalogue;
using Kms.Grants;

namespace Kms.Jobs;

/// <summary>Gives a read right on many devices; the grantee gets one mail.</summary>
/// <param name="Selection">The devices, frozen when accepted.</param>
/// <param name="Grantee">Who gets it.</param>
/// <param name="Purpose">Why.</param>
/// <param name="Until">Until when, UTC.</param>
[GenerateSerializer, Immutable, Alias("kms.GrantJob")]
public sealed record GrantJob(Selection Selection, Grantee Grantee, string? Purpose, DateTimeOffset? Until) : JobOrder;
