using System.Collections.Immutable;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Tests.Support;

/// <summary>A device, organisations and people for tests of rules.</summary>
internal static class Estate
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly OrganisationId Owner = new("owner");
    public static readonly OrganisationId Other = new("other");
    public static readonly EmailAddress Customer = EmailAddress.Parse("customer@example.com");
    public static readonly Actor Operator = Person("operator") with { IsOperator = true };
    public static readonly Actor Nobody = Person("nobody");
    public static readonly OrganisationFacts OwnerFacts = new(Owner, "Nordic", OrganisationKind.Reseller, "da", null, [], [Other], []);
    public static readonly OrganisationFacts OtherFacts =
        new(Other, "Harbour", OrganisationKind.Utility, "fr", null, [], [], [EmailAddress.Parse("paul@example.com")]);

    public static DeviceState Unclaimed { get; } = new()
    {
        Id = DeviceId.Parse("KAM-12345678"), Manufacturer = "KAM", Serial = "12345678", CreatedAt = Now, ChangedAt = Now,
        LabelCodeHash = Hash(1), TokenHash = Hash(2), Keys = [Key(1, KeyState.Active)],
    };

    public static DeviceState Allocated { get; } = Unclaimed with { AllocatedTo = Owner };

    public static DeviceState Owned { get; } = Unclaimed with { Owner = Owner, ClaimedBy = new UserId("anna"), ClaimedAt = Now };

    public static ClaimProof RightCode { get; } = new(null, Hash(1), Hash(9), null);
    public static ClaimProof WrongCode { get; } = new(null, Hash(8), Hash(9), null);
    public static ClaimProof Token { get; } = new(null, Hash(9), Hash(2), null);

    public static Actor Person(string name) => new()
    {
        User = new UserId(name), Name = name, Session = new SessionId("s"), Proven = [EmailAddress.Parse($"{name}@example.com")],
    };

    public static Actor Member(Roles roles, OrganisationId? of = null, OrganisationKind kind = OrganisationKind.Reseller, bool readersMayDownload = false, params string[] codes) =>
        Person("member") with { Memberships = [new Membership(of ?? Owner, "Nordic", kind, roles, [.. codes], readersMayDownload, false)] };

    public static Actor KeyManager { get; } = Member(Roles.KeyManager);

    public static Occasion By(Actor actor, DateTimeOffset? at = null) => new(actor, at ?? Now, "step", g => $"p:{g.Value.Length}");

    public static ReadRight Right(Grantee grantee, DateTimeOffset? until = null, string id = "r1") =>
        new(new RightId(id), grantee, Owner, new UserId("anna"), null, Now.AddDays(-1), until);

    public static DeviceState Granted(Grantee grantee, DateTimeOffset? until = null) => Owned with { Rights = [Right(grantee, until)] };

    public static StoredKey Key(int version, KeyState state, string purpose = "dek") => new(
        KeyPurpose.Parse(purpose), version, KeyAlgorithm.Aes128, state, new WrappedKey(1, [1, 2, 3]), Hash((byte)(40 + version)), KeyFinding.None, Now);

    public static PendingTransfer Offer { get; } = new(new TransferId("t1"), Other, Now.AddDays(14));

    public static ImmutableArray<byte> Hash(byte value) => [.. Enumerable.Repeat(value, 32)];

    public static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal;
}
