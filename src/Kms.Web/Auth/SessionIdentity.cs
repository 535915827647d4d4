using System.Security.Claims;
using Kms.Users;

namespace Kms.Web.Auth;

/// <summary>
/// The signed-in person. It carries the credential, so that a circuit, which has no request any more, can ask for fresh tickets.
/// The credential is no claim: lists of claims get logged and shown.
/// </summary>
internal sealed class SessionIdentity : ClaimsIdentity
{
    public const string SchemeName = "kms";
    public const string PasswordDue = "kms:password-due";
    public const string OperatorRole = "operator";

    public SessionIdentity(Credential credential, ActorTicket ticket, string? address) : base(SchemeName)
    {
        Credential = credential;
        Address = address;
        AddClaim(new Claim(ClaimTypes.NameIdentifier, ticket.User.Value));
        AddClaim(new Claim(ClaimTypes.Name, ticket.Name));
        if (ticket.IsOperator) AddClaim(new Claim(ClaimTypes.Role, OperatorRole));
        if (ticket.MustChangePassword) AddClaim(new Claim(PasswordDue, "true"));
    }

    private SessionIdentity(SessionIdentity other) : base(other)
    {
        Credential = other.Credential;
        Address = other.Address;
    }

    public Credential Credential { get; }

    public string? Address { get; }

    public static SessionIdentity? Of(ClaimsPrincipal? principal) => principal?.Identities.OfType<SessionIdentity>().FirstOrDefault();

    public override ClaimsIdentity Clone() => new SessionIdentity(this);
}
