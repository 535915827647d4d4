using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>A sign-in that has not ended. Of its secret only the hash is kept, and of a certificate that opened it the serial number.</summary>
internal sealed record Session(
    SessionId Id, ImmutableArray<byte> SecretHash, bool ForApi, string? Device, string? Address, DateTimeOffset Created, DateTimeOffset LastUsed,
    string? Certificate = null)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan ApiLife = TimeSpan.FromHours(1);

    public DateTimeOffset Expires => Created + (ForApi ? ApiLife : Longest);

    public bool IsLive(DateTimeOffset now) => now < Expires && (ForApi || now < LastUsed + Idle);
}
