using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Silo.Keys;
using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Keys;

public sealed class TicketTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly KeyVault _vault = Vault.Create();
    private readonly TicketAuthority _authority;
    private readonly ActorTicket _ticket;

    public TicketTests()
    {
        _authority = new TicketAuthority(_vault, _clock);
        var membership = new Membership(new("o1"), "Utility", OrganisationKind.Utility, Roles.KeyManager, ["KAM"], false, false);
        _ticket = _authority.Sign(new ActorTicket(
            new("u1"), "Anna", new("s1"), false, [EmailAddress.Parse("anna@example.com")], [membership], ["devices:read"], false, 7,
            "10.0.0.1", _clock.GetUtcNow().AddSeconds(60), []));
    }

    public void Dispose() => _vault.Dispose();

    [Fact]
    public void A_genuine_ticket_names_its_actor()
    {
        var actor = _authority.Verify(_ticket);

        Assert.Equal((new UserId("u1"), "Anna", new SessionId("s1"), 7, "10.0.0.1"), (actor.User, actor.Name, actor.Session, actor.Epoch, actor.Address));
        Assert.True(actor.Has(new OrganisationId("o1"), Roles.KeyManager));
        Assert.Same(actor, _authority.Verify(_ticket));
        Assert.Equal(actor.User, _authority.Verify(_ticket with { }).User);
    }

    public static TheoryData<string> Forgeries() => [.. Changes.Keys];

    private static Dictionary<string, Func<ActorTicket, ActorTicket>> Changes { get; } = new()
    {
        ["user"] = ticket => ticket with { User = new("u2") },
        ["name"] = ticket => ticket with { Name = "Anne" },
        ["name by a broken surrogate"] = ticket => ticket with { Name = "Ann\uD800" },
        ["session"] = ticket => ticket with { Session = new("s2") },
        ["text moved between fields"] = ticket => ticket with { User = new("u1A"), Name = "nna" },
        ["operator"] = ticket => ticket with { IsOperator = true },
        ["address added"] = ticket => ticket with { Proven = ticket.Proven.Add(EmailAddress.Parse("eve@example.com")) },
        ["address replaced"] = ticket => ticket with { Proven = [EmailAddress.Parse("eve@example.com")] },
        ["memberships dropped"] = ticket => ticket with { Memberships = [] },
        ["membership doubled"] = ticket => ticket with { Memberships = [ticket.Memberships[0], ticket.Memberships[0]] },
        ["organisation"] = ticket => With(ticket, membership => membership with { Organisation = new("o2") }),
        ["organisation name"] = ticket => With(ticket, membership => membership with { Name = "Other" }),
        ["kind"] = ticket => With(ticket, membership => membership with { Kind = OrganisationKind.Manufacturer }),
        ["roles"] = ticket => With(ticket, membership => membership with { Roles = membership.Roles | Roles.Administrator }),
        ["maker codes"] = ticket => With(ticket, membership => membership with { MakerCodes = ["KAM", "ELV"] }),
        ["maker codes missing"] = ticket => With(ticket, membership => membership with { MakerCodes = default }),
        ["readers may download"] = ticket => With(ticket, membership => membership with { ReadersMayDownload = true }),
        ["may add organisations"] = ticket => With(ticket, membership => membership with { MayAddOrganisations = true }),
        ["scopes"] = ticket => ticket with { Scopes = [] },
        ["scopes missing"] = ticket => ticket with { Scopes = default },
        ["must change password"] = ticket => ticket with { MustChangePassword = true },
        ["epoch"] = ticket => ticket with { Epoch = 8 },
        ["network address"] = ticket => ticket with { Address = null },
        ["expiry"] = ticket => ticket with { Expires = ticket.Expires.AddTicks(1) },
        ["no mac"] = ticket => ticket with { Mac = [] },
        ["no mac at all"] = ticket => ticket with { Mac = default },
        ["cut mac"] = ticket => ticket with { Mac = ticket.Mac[..16] },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_ticket_with_a_changed_field_is_refused(string change)
    {
        var forged = Changes[change](_ticket);

        Assert.Equal(Refusal.SessionEnded, Assert.Throws<RefusedException>(() => _authority.Verify(forged, true)).Refusal);
    }

    [Fact]
    public void Every_property_of_a_ticket_is_among_the_forgeries()
    {
        // A field added to the ticket must be added to its text: 12 and 7 are the fields covered above.
        Assert.Equal(12, typeof(ActorTicket).GetProperties().Length);
        Assert.Equal(7, typeof(Membership).GetProperties().Length);
    }

    [Fact]
    public void Every_flipped_bit_of_the_mac_is_noticed()
    {
        for (var bit = 0; bit < 256; bit++)
        {
            var mac = _ticket.Mac.SetItem(bit / 8, (byte)(_ticket.Mac[bit / 8] ^ (1 << (bit % 8))));
            Assert.Throws<RefusedException>(() => _authority.Verify(_ticket with { Mac = mac }));
        }
    }

    [Fact]
    public void A_ticket_of_another_ring_is_refused()
    {
        using var vault = Vault.Create();

        Assert.Throws<RefusedException>(() => new TicketAuthority(vault, _clock).Verify(_ticket));
    }

    [Fact]
    public void A_ticket_ends_after_60_seconds_even_when_it_was_seen_before()
    {
        _authority.Verify(_ticket);
        _clock.Advance(TimeSpan.FromSeconds(59));
        _authority.Verify(_ticket);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Refusal.SessionEnded, Assert.Throws<RefusedException>(() => _authority.Verify(_ticket)).Refusal);
    }

    [Fact]
    public void No_ticket_is_signed_for_longer_than_60_seconds()
    {
        var ticket = _authority.Sign(_ticket with { Expires = _clock.GetUtcNow().AddDays(1) });

        Assert.Equal(_clock.GetUtcNow().AddSeconds(60), ticket.Expires);
        _authority.Verify(ticket);
    }

    [Fact]
    public void A_due_password_stops_everything_but_changing_it()
    {
        var ticket = _authority.Sign(_ticket with { MustChangePassword = true });

        Assert.Equal(new UserId("u1"), _authority.Verify(ticket, passwordMayBeDue: true).User);
        Assert.Equal(Refusal.MustChangePassword, Assert.Throws<RefusedException>(() => _authority.Verify(ticket)).Refusal);
    }

    private static ActorTicket With(ActorTicket ticket, Func<Membership, Membership> change) =>
        ticket with { Memberships = [change(ticket.Memberships[0])] };
}
