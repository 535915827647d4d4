using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kms.Storage;
using Kms.Users;

namespace Kms.Invitations;

/// <summary>All that is kept of an invitation. Of its link only the hash.</summary>
internal sealed record InvitationDocument : IPassing
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public required InvitationId Id { get; init; }

    public required InvitationDraft Draft { get; init; }

    public string? OrganisationName { get; init; }

    public required Inviter By { get; init; }

    public InvitationState State { get; init; }

    public ImmutableArray<byte> SecretHash { get; init; } = [];

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset? Sent { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public UserId? AcceptedBy { get; init; }

    /// <summary>When it was accepted or taken back.</summary>
    public DateTimeOffset? Ended { get; init; }

    [JsonIgnore]
    public DateTimeOffset? OverSince => State switch
    {
        InvitationState.Draft => null,
        InvitationState.Sent => Expires,
        _ => Ended ?? Expires ?? Created,
    };

    public bool IsLive(DateTimeOffset now) => State == InvitationState.Sent && now < Expires;

    /// <summary>As it is kept; <see cref="InvitationEntries.At"/> tells whether it has expired.</summary>
    public InvitationRow ToRow() => new(
        Id, Draft.Email.Value, Draft.Name, Draft.Organisation, OrganisationName, Draft.Roles, Draft.Language, State, Created, Sent, Expires,
        Draft.Message, Draft.AttachDocument);
}
