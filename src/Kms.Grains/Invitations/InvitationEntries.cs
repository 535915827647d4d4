using Kms.Listing;
using Kms.Storage;

namespace Kms.Invitations;

internal static class InvitationEntries
{
    public static ListEntry Of(InvitationDocument invitation, long version)
    {
        // Whether a sent one has expired is told by the clock, when the list is read.
        var row = invitation.ToRow(DateTimeOffset.MinValue);
        var name = row.Name is null ? row.Email : $"{row.Name} {row.Email}";
        return new(
            ListKinds.Invitation, row.Id.Value, row.Organisation, null, row.State.ToString().ToLowerInvariant(), name, row.Created, version,
            StoredJson.Write(row));
    }
}
