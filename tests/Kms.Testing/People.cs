using Kms.Organisations;
using Kms.Users;

namespace Kms.Testing;

/// <summary>Makes organisations and accounts without mails and passwords, and gives tickets to act with.</summary>
internal sealed class People(Func<IGrainFactory> grains)
{
    private int _count;

    public Task<UserId> AddOperatorAsync(string email = "operator@example.com") => AddAsync(email, isOperator: true);

    public async Task<UserId> AddAsync(string email, params (OrganisationId Organisation, Roles Roles)[] memberships)
    {
        var user = await AddAsync(email, isOperator: false);
        foreach (var (organisation, roles) in memberships)
            await grains().GetGrain<IUserAccount>(user.Value).SetRolesAsync(organisation, roles, null);
        return user;
    }

    public async Task<OrganisationId> FoundAsync(
        string name, OrganisationKind kind = OrganisationKind.Utility, string? customerNumber = null, params string[] makerCodes)
    {
        var organisation = new OrganisationId(NewId());
        var draft = new OrganisationDraft(name, kind, customerNumber, "DK", "en", null, [.. makerCodes]);
        await grains().GetGrain<IOrganisationMembers>(organisation.Value).FoundAsync(draft, null);
        return organisation;
    }

    /// <summary>A ticket as for a session, or with scopes as for an API token.</summary>
    public async Task<ActorTicket> ActAsync(UserId user, params string[] scopes) =>
        await grains().GetGrain<IUserTickets>(user.Value).IssueForJobAsync(new SessionId("test"), [.. scopes], "192.0.2.1")
        ?? throw new InvalidOperationException($"{user} cannot act.");

    private async Task<UserId> AddAsync(string email, bool isOperator)
    {
        var user = new UserId(NewId());
        var account = new NewAccount(EmailAddress.Parse(email), Proven: true, null, null, "en", "1", isOperator);
        return await grains().OpenAccountAsync(user, account) ? user : throw new InvalidOperationException($"{email} is taken.");
    }

    // Counted, so that a failed run reads the same again.
    private string NewId() => Interlocked.Increment(ref _count).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
