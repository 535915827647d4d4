using Kms.Invitations;
using Kms.Listing;
using Kms.Organisations;
using Kms.Testing;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Tests.Support;

/// <summary>The service with cheap password hashes, and what people do before they are signed in.</summary>
internal static class Accounts
{
    public const string Password = "correct Zebra 9 battery";
    public const string OtherPassword = "another Giraffe 7 staple";
    private const int CheapIterations = 1_000;

    public static Task<KmsHost> StartAsync(Action<IServiceCollection>? services = null) => KmsHost.StartAsync(new KmsHostSettings
    {
        Services = all =>
        {
            all.Configure<AccountOptions>(options => options.PasswordIterations = CheapIterations);
            services?.Invoke(all);
        },
    });

    public static IAccountsGrain Door(this KmsHost host) => host.Grain<IAccountsGrain>("accounts");

    public static IDirectoryGrain Lists(this KmsHost host) => host.Grain<IDirectoryGrain>("directory");

    public static IUserGrain User(this KmsHost host, UserId user) => host.Grain<IUserGrain>(user.Value);

    public static IOrganisationGrain Organisation(this KmsHost host, OrganisationId id) => host.Grain<IOrganisationGrain>(id.Value);

    /// <summary>Registers, opens the mailed link and chooses the password.</summary>
    public static async Task<UserId> RegisterAsync(this KmsHost host, string email)
    {
        await host.Door().RegisterAsync(EmailAddress.Parse(email), "en", "192.0.2.7");
        return await host.Door().ActivateAsync(Order(TokenOf(await host.Mails.FindLinkAsync(email))));
    }

    public static Task<SignedIn> SignInAsync(this KmsHost host, string email, string password = Password, string? address = "192.0.2.7", bool forApi = false) =>
        host.Door().SignInAsync(new SignInOrder(email, password, null, address, "Firefox", forApi));

    public static Task<ActorTicket?> TicketAsync(this KmsHost host, SignedIn signedIn)
    {
        var parts = signedIn.Token.Split('_');
        return host.User(signedIn.User).IssueTicketAsync(new SessionId(parts[2]), parts[3], null);
    }

    /// <summary>A ticket that must be there.</summary>
    public static async Task<ActorTicket> ActAsync(this KmsHost host, SignedIn signedIn) =>
        await host.TicketAsync(signedIn) ?? throw new InvalidOperationException("The session has ended.");

    public static async Task<string> InviteAsync(this KmsHost host, ActorTicket by, InvitationDraft draft)
    {
        var invitation = host.Grain<IInvitationGrain>(Guid.NewGuid().ToString("N"));
        await invitation.CreateAsync(by, draft);
        await invitation.SendAsync(by);
        return TokenOf(await host.Mails.FindLinkAsync(draft.Email.Value, "/invitation?token="));
    }

    public static ActivationOrder Order(string token, string password = Password) => new(token, null, password, "1", "en");

    public static string TokenOf(string link) => link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];

    /// <summary>The refusal that a call ends with; null when it is not refused.</summary>
    public static async Task<Refusal?> TryAsync(Task call)
    {
        try { await call; }
        catch (RefusedException refused) { return refused.Refusal; }
        return null;
    }

    /// <summary>The refusal that a call must end with.</summary>
    public static async Task<Refusal> RefusalOf(Task call) => (await Assert.ThrowsAsync<RefusedException>(() => call)).Refusal;
}
