using Kms.Users;

namespace Kms.Grants;

/// <summary>A read right as its giver, the device's owner or its holder sees it.</summary>
/// <param name="Id">The right.</param>
/// <param name="Grantee">Who holds it.</param>
/// <param name="GranteeName">The address or the organisation's name.</param>
/// <param name="GrantedBy">Who gave it.</param>
/// <param name="Purpose">Why.</param>
/// <param name="From">Since when, UTC.</param>
/// <param name="Until">Until when, UTC; null for no end.</param>
[GenerateSerializer, Immutable, Alias("kms.RightView")]
public sealed record RightView(
    RightId Id, Grantee Grantee, string GranteeName, UserId GrantedBy, string? Purpose, DateTimeOffset From, DateTimeOffset? Until);
