using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>An API token without its secret.</summary>
/// <param name="Id">The token.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Created">UTC.</param>
/// <param name="Expires">UTC; null for a year after creation at most.</param>
/// <param name="LastUsed">UTC; null when never.</param>
[GenerateSerializer, Immutable, Alias("kms.TokenView")]
public sealed record TokenView(
    SessionId Id, string Name, ImmutableArray<string> Scopes, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? LastUsed);
