using Kms.Listing;
using Kms.Storage;

namespace Kms.Invitations;

/// <summary>The list entry of an invitation.</summary>
internal static class InvitationEntries
{
    /// <summary>A kept row as it stands at a moment.</summary>
    public static InvitationRow At(this InvitationRow row, DateTimeOffset now) =>
        row.State == InvitationState.Sent && now >= row.Expires ? row with { State = InvitationState.Expired } : row;

    public static ListEntry Of(InvitationDocument invitation, long version)
    {
        var row = invitation.ToRow();
        var name = row.Name is null ? row.Email : $"{row.Name} {row.Email}";
        return new(
            ListKinds.Invitation, row.Id.Value, row.Organisation, null, row.State.ToString().ToLowerInvariant(), name, row.Created, version,
            StoredJson.Write(row));
    }
}
