using Kms.Audit;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Tests.Users;

/// <summary>People, organisations and moments for tests of rules.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly OrganisationId Hofor = new("00000000000000000000000000000001");
    public static readonly OrganisationId Nordvand = new("00000000000000000000000000000002");

    public static UserState Anna { get; } = new()
    {
        Id = new UserId("a0000000000000000000000000000000"), Email = EmailAddress.Parse("anna@example.com"), Name = "Anna Berg", Created = Noon,
    };

    public static Moment At(TimeSpan after) => new(Noon + after, Anna.Id, "m");

    public static Moment Now => At(TimeSpan.Zero);

    public static Session Session(string id, bool forApi = false) => new(new SessionId(id), [1, 2, 3], forApi, "Firefox", "192.0.2.1", Noon, Noon);

    public static ApiToken Token(string id) => new(new SessionId(id), "reader", [9], [Scopes.Read], Noon, Noon.AddDays(1), null);

    public static Membership In(OrganisationId organisation, Roles roles) =>
        new(organisation, "Hofor", OrganisationKind.Utility, roles, [], false, false);

    public static Actor Actor(bool isOperator = false, params Membership[] memberships) => new()
    {
        User = new UserId("b0000000000000000000000000000000"), Name = "Bo", Session = new SessionId("s"), IsOperator = isOperator, Memberships = [.. memberships],
    };
}
