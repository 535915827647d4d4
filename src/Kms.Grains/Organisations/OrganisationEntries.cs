using System.Collections.Immutable;
using Kms.Listing;
using Kms.Storage;

namespace Kms.Organisations;

/// <summary>The list entries of an organisation: itself, its customer number, its approvals.</summary>
internal static class OrganisationEntries
{
    public static ImmutableArray<ListEntry> Of(OrganisationState? before, OrganisationState after, long version)
    {
        var profile = after.Profile;
        var row = new OrganisationRow(after.Id, profile.Name, profile.Kind, profile.CustomerNumber, profile.Country);
        var changed = after.Approvals.Where(a => before is null || !before.Approvals.Contains(a));
        return
        [
            new(ListKinds.Organisation, after.Id.Value, after.Id, null, Lower(profile.Kind), profile.Name, after.Created, version, StoredJson.Write(row)),
            // The number stands where lists are filtered exactly; several organisations with one number are found as several.
            new(ListKinds.CustomerNumber, after.Id.Value, after.Id, null, NumberKey(profile.CustomerNumber), null, after.Created, version,
                profile.CustomerNumber is null ? null : StoredJson.Write(after.Id)),
            .. changed.Select(a => ApprovalEntry(after, a, version)),
        ];
    }

    /// <summary>A customer number as it is compared: people write it with blanks and in either case.</summary>
    public static string? NumberKey(string? number) =>
        number is null ? null : new string([.. number.Where(c => !char.IsWhiteSpace(c))]).ToLowerInvariant();

    private static ListEntry ApprovalEntry(OrganisationState organisation, Approval approval, long version) => new(
        ListKinds.Approval, approval.Id, organisation.Id, null, Lower(approval.State), null, approval.At, version,
        StoredJson.Write(new ApprovalRow(
            approval.Id, organisation.Id, organisation.Profile.Name, approval.Email.Value, approval.Roles, approval.At, approval.State)));

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
