using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kms.Storage;

namespace Kms.Users;

/// <summary>A link that was mailed, or an act that looks the same from outside. Of its secret only the hash is kept.</summary>
internal sealed record LinkState : IPassing
{
    public static readonly TimeSpan ActivationLife = TimeSpan.FromHours(48);
    public static readonly TimeSpan ResetLife = TimeSpan.FromMinutes(60);

    public required LinkKind Kind { get; init; }

    public required EmailAddress Email { get; init; }

    /// <summary>Whose password a reset link sets.</summary>
    public UserId? User { get; init; }

    /// <summary>How often that account's password had been set.</summary>
    public int PasswordChanges { get; init; }

    public string? Language { get; init; }

    public ImmutableArray<byte> SecretHash { get; init; } = [];

    public required DateTimeOffset Expires { get; init; }

    public DateTimeOffset? Used { get; init; }

    [JsonIgnore]
    public DateTimeOffset? OverSince => Used ?? Expires;

    public bool IsLive(DateTimeOffset now) => Kind != LinkKind.None && Used is null && now < Expires;
}
