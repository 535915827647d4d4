using Kms.Users;

namespace Kms.Silo.Demo;

/// <summary>Somebody who can sign in to the demo.</summary>
internal sealed record DemoAccount(string Address, string Name, string What, string Language = "en")
{
    /// <summary>All demo accounts have this one; the demo is no place for secrets.</summary>
    public const string Password = "Harbour-Lights-42";

    public static DemoAccount Operator { get; } = new("operator@demo.example", "Olga Mortensen", "runs the service: sees every organisation, no keys");
    public static DemoAccount Utility { get; } = new("utility@demo.example", "Ulrik Dahl", "Administrator and KeyManager of the utility Aarhavn Forsyning", "da");
    public static DemoAccount Reseller { get; } = new("reseller@demo.example", "Rita Sommer", "Administrator and KeyManager of the reseller Nordic Meters");
    public static DemoAccount Maker { get; } = new("maker@demo.example", "Max Keller", "KeyManager of the manufacturer Elbtal Messtechnik, imports its keys", "de");
    public static DemoAccount Auditor { get; } = new("auditor@demo.example", "Aude Lambert", "Auditor of the utility", "fr");
    public static DemoAccount Customer { get; } = new("customer@demo.example", "Carl Winther", "a customer with read rights on 40 meters");
    public static DemoAccount Newcomer { get; } = new("newcomer@demo.example", "Nina Holm", "registered, waits for super-user access");

    public static IReadOnlyList<DemoAccount> All { get; } = [Operator, Utility, Reseller, Maker, Auditor, Customer, Newcomer];

    public EmailAddress Email => EmailAddress.Parse(Address);
}
