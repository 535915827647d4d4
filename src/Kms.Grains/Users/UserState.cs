using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kms.AccessRequests;
using Kms.Storage;

namespace Kms.Users;

/// <summary>
/// All that is kept of an account. Its rules stand beside it, by meaning, as extension methods that return a <see cref="UserChange"/>.
/// </summary>
internal sealed record UserState : IPassing
{
    /// <summary>How long sessions and tokens stay here that have expired and let nobody in.</summary>
    public static readonly TimeSpan ExpiredKept = TimeSpan.FromDays(1);

    public required UserId Id { get; init; }

    public required EmailAddress Email { get; init; }

    public string? Name { get; init; }

    public string? Language { get; init; }

    public string? Theme { get; init; }

    public bool IsOperator { get; init; }

    public bool Active { get; init; } = true;

    /// <summary>Addresses that the person opened a delivered link of; nothing else proves an address.</summary>
    public ImmutableArray<EmailAddress> Proven { get; init; } = [];

    public string? PasswordHash { get; init; }

    public bool MustChangePassword { get; init; }

    /// <summary>Until when an issued one-time password works; null for a chosen one.</summary>
    public DateTimeOffset? PasswordExpires { get; init; }

    /// <summary>Grows whenever a password is set: reset links issued under another count are dead.</summary>
    public int PasswordChanges { get; init; }

    public ImmutableArray<MemberRoles> Memberships { get; init; } = [];

    public ImmutableArray<Session> Sessions { get; init; } = [];

    public ImmutableArray<ApiToken> Tokens { get; init; } = [];

    /// <summary>The last request for super-user access: a person has one open at a time.</summary>
    public AccessRequestId? AccessRequest { get; init; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset? LastSignIn { get; init; }

    public string? TermsVersion { get; init; }

    public string DisplayName => Name ?? Email.Value;

    /// <summary>The first moment from which on it holds an expired session or token. The account itself is kept.</summary>
    [JsonIgnore]
    public DateTimeOffset? OverSince =>
        Sessions.Select(s => (DateTimeOffset?)s.Expires).Concat(Tokens.Select(t => (DateTimeOffset?)t.Expires)).Min();
}
