using Kms.Invitations;
using Kms.Mail;
using Kms.Organisations;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Mail;

public sealed class EmailTemplatesGrainTests : IAsyncLifetime
{
    private const string Service = EmailTemplateId.Service;
    private KmsHost _host = null!; // made before each test, as are all below
    private OrganisationId _hofor;
    private ActorTicket _operator = null!;
    private ActorTicket _administrator = null!;
    private int _copies;

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _hofor = await _host.People.FoundAsync("Hofor");
        _operator = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
        _administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (_hofor, Roles.Administrator)));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_copy_stands_below_its_original_and_is_inactive()
    {
        var copy = await CopyAsync(_operator, Service);

        var rows = await Of(Service).ListAsync(_operator, new("invitation", "en"));
        Assert.Equal([("service.invitation.en", true), (copy.Value, false)], rows.Select(row => (row.Id.Value, row.IsActive)));
        Assert.Equal("Nordvand invites you to Meter Key Service", rows[1].Sample);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_kind_language_and_state()
    {
        var copy = await CopyAsync(_operator, Service);
        await Of(Service).SetActiveAsync(_operator, copy, true);

        Assert.Equal(MailKinds.All.Count * 4 + 1, (await Of(Service).ListAsync(_operator, new())).Length);
        Assert.Equal(4, (await Of(Service).ListAsync(_operator, new("test"))).Length);
        Assert.Equal(MailKinds.All.Count, (await Of(Service).ListAsync(_operator, new(Language: "en", Active: true))).Length);
        Assert.Equal("service.invitation.en", Assert.Single(await Of(Service).ListAsync(_operator, new(Active: false))).Id.Value);
    }

    [Fact]
    public async Task An_active_copy_makes_the_mails_and_a_deactivated_one_does_not()
    {
        var copy = await CopyAsync(_operator, Service, "Come in", "Hello {{name}}\n\n[Enter](link:)");
        Assert.StartsWith("Hofor invites", await InviteAsync("a@example.com"), StringComparison.Ordinal);

        await Of(Service).SetActiveAsync(_operator, copy, true);
        Assert.Equal("Come in", await InviteAsync("b@example.com"));

        await Of(Service).SetActiveAsync(_operator, copy, false);
        Assert.StartsWith("Hofor invites", await InviteAsync("c@example.com"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_kind_and_language_one_is_active()
    {
        var (first, second) = (await CopyAsync(_operator, Service), await CopyAsync(_operator, Service));
        await Of(Service).SetActiveAsync(_operator, first, true);

        await Of(Service).SetActiveAsync(_operator, second, true);
        Assert.Equal([second], await ActiveAsync(_operator, Service));
        await Of(Service).SetActiveAsync(_operator, EmailTemplateId.Original(Service, "invitation", "en"), true);

        Assert.Equal(["service.invitation.en"], (await ActiveAsync(_operator, Service)).Select(id => id.Value));
    }

    [Fact]
    public async Task An_organisations_own_copy_counts_for_its_own_mails_alone()
    {
        var other = await _host.People.FoundAsync("Other");
        var copy = await CopyAsync(_administrator, _hofor.Value, "From us", "[Enter](link:)");
        await Of(_hofor.Value).SetActiveAsync(_administrator, copy, true);

        Assert.Equal("From us", await InviteAsync("a@example.com"));
        Assert.StartsWith("Other invites", await InviteAsync("b@example.com", other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_an_organisation_the_original_is_what_the_service_uses()
    {
        var copy = await CopyAsync(_operator, Service, "The service's", "[Enter](link:)");
        await Of(Service).SetActiveAsync(_operator, copy, true);

        var original = await Of(_hofor.Value).GetAsync(_administrator, EmailTemplateId.Original(_hofor.Value, "invitation", "en"));

        Assert.Equal("The service's", original?.Row.Subject);
        Assert.Equal("The service's", await InviteAsync("a@example.com"));
    }

    [Fact]
    public async Task What_the_service_tells_administrators_is_not_theirs_to_word()
    {
        var rows = await Of(_hofor.Value).ListAsync(_administrator, new());

        Assert.DoesNotContain(rows, row => row.Kind is MailKinds.ApprovalNeeded or MailKinds.PasswordReset or MailKinds.ClaimFlood);
        Assert.Null(await Of(_hofor.Value).GetAsync(_administrator, EmailTemplateId.Original(_hofor.Value, MailKinds.PasswordReset, "en")));
    }

    [Fact]
    public async Task An_original_is_neither_changed_nor_deleted()
    {
        var original = EmailTemplateId.Original(Service, "test", "en");

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Of(Service).SaveAsync(_operator, original, new(null, "x", "y"), 0)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Of(Service).DeleteAsync(_operator, original)));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Of(Service).SetActiveAsync(_operator, original, false)));
    }

    [Fact]
    public async Task Of_two_editors_the_second_learns_that_there_was_a_first()
    {
        var copy = await CopyAsync(_operator, Service);
        await SaveAsync(copy, "First", 1);

        Assert.Equal(Refusal.Conflict, await Accounts.RefusalOf(SaveAsync(copy, "Second", 1)));
        Assert.Equal("First", (await Of(Service).GetAsync(_operator, copy))?.Row.Subject);
    }

    [Fact]
    public async Task Every_text_is_kept_and_can_be_restored()
    {
        var copy = await CopyAsync(_operator, Service, "One", "[Enter](link:)");
        await SaveAsync(copy, "Two", 1);
        await SaveAsync(copy, "Three", 2);

        var restored = await Of(Service).RestoreAsync(_operator, copy, revision: 1, version: 3);

        Assert.Equal(("One", 4, "operator@example.com"), (restored.Row.Subject, restored.Row.Version, restored.ChangedBy));
        Assert.Equal(["Three", "Two", "One"], restored.History.Select(before => before.Draft.Subject));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Of(Service).RestoreAsync(_operator, copy, 99, 4)));
    }

    [Fact]
    public async Task A_faulty_text_is_refused_field_by_field_and_nothing_is_saved()
    {
        var copy = await CopyAsync(_operator, Service);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Of(Service).SaveAsync(_operator, copy, new("x", "{{who}}", "{{what}}"), 1));

        Assert.Equal(["subject", "body"], refused.Problems.Select(problem => problem.Field));
        Assert.Equal(1, (await Of(Service).GetAsync(_operator, copy))?.Row.Version);
    }

    [Fact]
    public async Task A_deleted_copy_is_gone_and_its_mails_are_made_from_the_original()
    {
        var copy = await CopyAsync(_operator, Service, "Mine", "[Enter](link:)");
        await Of(Service).SetActiveAsync(_operator, copy, true);

        await Of(Service).DeleteAsync(_operator, copy);

        Assert.Null(await Of(Service).GetAsync(_operator, copy));
        Assert.StartsWith("Hofor invites", await InviteAsync("a@example.com"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_and_other_members_cannot_touch_templates()
    {
        var reader = await _host.People.ActAsync(await _host.People.AddAsync("reader@example.com", (_hofor, Roles.Reader)));
        var stranger = await _host.People.ActAsync(await _host.People.AddAsync("stranger@example.com"));

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Of(_hofor.Value).ListAsync(reader, new())));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Of(_hofor.Value).ListAsync(stranger, new())));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Of(Service).ListAsync(_administrator, new())));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Of(new string('0', 31) + "9").ListAsync(_operator, new())));
    }

    [Fact]
    public async Task A_test_mail_leaves_from_an_inactive_copy_with_samples()
    {
        var copy = await CopyAsync(_administrator, _hofor.Value, "Trial of {{organisation}}", "Hello {{name}}\n\n[Enter](link:)");

        await Of(_hofor.Value).TestAsync(_administrator, copy, EmailAddress.Parse("admin@example.com"));

        var mail = await _host.Mails.FindAsync("admin@example.com");
        Assert.Equal("Test: Trial of Hofor", mail.Content.Subject);
        Assert.Contains("Hello Anna Jensen", mail.Content.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token", mail.Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_tests_on_the_own_house_and_the_operator_on_anybody()
    {
        var test = EmailTemplateId.Original(_hofor.Value, "test", "en");
        await _host.People.AddAsync("member@example.com", (_hofor, Roles.Reader));
        await _host.People.AddAsync("stranger@example.com");

        await Of(_hofor.Value).TestAsync(_administrator, test, EmailAddress.Parse("member@example.com"));
        await Of(Service).TestAsync(_operator, EmailTemplateId.Original(Service, "test", "en"), EmailAddress.Parse("stranger@example.com"));

        foreach (var foreign in (string[])["stranger@example.com", "unknown@example.com"])
            Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(Of(_hofor.Value).TestAsync(_administrator, test, EmailAddress.Parse(foreign))));
    }

    [Fact]
    public async Task Test_mails_do_not_become_a_flood()
    {
        var test = EmailTemplateId.Original(Service, "test", "en");
        for (var sent = 0; sent < 10; sent++) await Of(Service).TestAsync(_operator, test, EmailAddress.Parse("a@example.com"));

        Assert.Equal(Refusal.TooManyAttempts, await Accounts.RefusalOf(Of(Service).TestAsync(_operator, test, EmailAddress.Parse("a@example.com"))));
    }

    [Fact]
    public async Task An_owner_has_a_hundred_copies_at_most()
    {
        for (var made = 0; made < 100; made++) await CopyAsync(_operator, Service);

        Assert.Equal(Refusal.TooLarge, await Accounts.RefusalOf(CopyAsync(_operator, Service)));
    }

    [Fact]
    public async Task What_was_saved_is_there_after_a_restart()
    {
        var copy = await CopyAsync(_operator, Service, "Kept", "[Enter](link:)");
        await Of(Service).SetActiveAsync(_operator, copy, true);

        await _host.RestartAsync();

        Assert.Equal("Kept", await InviteAsync("a@example.com"));
    }

    private IEmailTemplatesGrain Of(string owner) => _host.Grain<IEmailTemplatesGrain>(owner);

    private async Task<EmailTemplateId> CopyAsync(ActorTicket actor, string owner, string? subject = null, string body = "")
    {
        var id = EmailTemplateId.Copy(owner, (++_copies).ToString("x32", System.Globalization.CultureInfo.InvariantCulture));
        await Of(owner).CopyAsync(actor, EmailTemplateId.Original(owner, "invitation", "en"), id, subject is null ? null : new("Mine", subject, body));
        return id;
    }

    private Task<EmailTemplateView> SaveAsync(EmailTemplateId copy, string subject, int version) =>
        Of(Service).SaveAsync(_operator, copy, new("Mine", subject, "[Enter](link:)"), version);

    private async Task<IEnumerable<EmailTemplateId>> ActiveAsync(ActorTicket actor, string owner) =>
        (await Of(owner).ListAsync(actor, new("invitation", "en", Active: true))).Select(row => row.Id);

    // The subject that arrives.
    private async Task<string> InviteAsync(string email, OrganisationId? organisation = null)
    {
        var draft = new InvitationDraft(EmailAddress.Parse(email), "Anna", organisation ?? _hofor, Roles.Reader, "en", null);
        await _host.InviteAsync(_operator, draft);
        return (await _host.Mails.FindAsync(email)).Content.Subject;
    }
}
