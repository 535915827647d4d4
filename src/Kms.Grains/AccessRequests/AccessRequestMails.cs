using System.Collections.Immutable;
using Kms.Devices;
using Kms.Listing;
using Kms.Mail;
using Kms.Storage;
using Kms.Users;

namespace Kms.AccessRequests;

/// <summary>The mails at each step of an access request.</summary>
internal static class AccessRequestMails
{
    private const int MostOperators = 10;

    /// <summary>To the person, and to the operators whose queue it enters.</summary>
    public static async Task<ImmutableArray<OutgoingMail>> SubmittedAsync(this Letters letters, IListStore lists, AccessRequestState request)
    {
        return
        [
            letters.Write(
                Secrets.NewId(), request.Email, MailKinds.AccessRequested, request.Language, fields:
                [("organisation", request.Draft.OrganisationName), ("customerNumber", request.Draft.CustomerNumber)]),
            .. await letters.WaitingAsync(lists, request),
        ];
    }

    /// <summary>To the operators whose queue it enters.</summary>
    public static async Task<ImmutableArray<OutgoingMail>> WaitingAsync(this Letters letters, IListStore lists, AccessRequestState request)
    {
        var operators = await lists.FindAsync(new(ListKinds.User, default, null, UserEntries.Operator, null, true, new PageRequest(MostOperators)));
        var asked = request.Draft.OrganisationName ?? request.Draft.CustomerNumber;
        return
        [
            .. operators.Items.Select(entry => StoredJson.Read<UserEntry>(entry.Body!)).Select(o => letters.Write( // entries without body are removed ones
                Secrets.NewId(), EmailAddress.Parse(o.Email), MailKinds.AccessRequestWaiting, o.Language, null, "/access-requests",
                ("organisation", asked), ("person", request.Email.Value))),
        ];
    }

    /// <summary>To the person, once it is decided; nothing while it waits for the administrator, who has a mail of the organisation.</summary>
    public static ImmutableArray<OutgoingMail> Decided(this Letters letters, AccessRequestState request) => request.State switch
    {
        DecisionState.Approved =>
        [
            letters.Write(
                Secrets.NewId(), request.Email, MailKinds.AccessApproved, request.Language, request.Organisation, "/",
                ("organisation", request.OrganisationName), ("role", request.Roles.ToString())),
        ],
        DecisionState.Declined =>
        [
            letters.Write(Secrets.NewId(), request.Email, MailKinds.AccessDeclined, request.Language, request.Organisation, fields: ("reason", request.Reason)),
        ],
        _ => [],
    };
}
