using Kms.Listing;
using Kms.Storage;

namespace Kms.AccessRequests;

internal static class AccessRequestEntries
{
    public static ListEntry Of(AccessRequestState request, long version) => new(
        ListKinds.AccessRequest, request.Id.Value, request.Organisation, request.User, request.State.ToString().ToLowerInvariant(),
        request.Draft.OrganisationName ?? request.Email.Value, request.At, version, StoredJson.Write(request.ToRow()));
}
