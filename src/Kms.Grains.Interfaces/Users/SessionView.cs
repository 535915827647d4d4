namespace Kms.Users;

/// <summary>A live session.</summary>
/// <param name="Id">The session.</param>
/// <param name="Device">Browser or client that opened it.</param>
/// <param name="Address">Network address at sign-in.</param>
/// <param name="Created">UTC.</param>
/// <param name="LastUsed">UTC.</param>
/// <param name="Current">True for the one that asks.</param>
[GenerateSerializer, Immutable, Alias("kms.SessionView")]
public sealed record SessionView(SessionId Id, string? Device, string? Address, DateTimeOffset Created, DateTimeOffset LastUsed, bool Current);
