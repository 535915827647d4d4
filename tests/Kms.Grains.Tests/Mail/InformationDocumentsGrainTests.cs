using System.Text;
using Kms.Invitations;
using Kms.Mail;
using Kms.Organisations;
using Kms.Silo.Mail;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Mail;

public sealed class InformationDocumentsGrainTests : IAsyncLifetime
{
    private static readonly byte[] s_pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nours");
    private KmsHost _host = null!; // made before each test, as are all below
    private OrganisationId _hofor;
    private ActorTicket _operator = null!;
    private ActorTicket _administrator = null!;

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _hofor = await _host.People.FoundAsync("Hofor");
        _operator = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
        _administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (_hofor, Roles.Administrator)));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task An_invitation_carries_the_document_if_it_is_to()
    {
        await Ours.SetAsync(_administrator, "en", "Guide to keys.pdf", s_pdf);

        var with = await InviteAsync("a@example.com", attach: true);
        var without = await InviteAsync("b@example.com", attach: false);

        Assert.Equal(("Guide to keys.pdf", "ours"), (with.Attachment?.Name, Encoding.ASCII.GetString(with.Attachment!.Content)[^4..])); // there, by the line before
        Assert.Null(without.Attachment);
    }

    [Fact]
    public async Task The_language_of_the_invitation_comes_first_and_the_organisation_before_the_service()
    {
        await Service.SetAsync(_operator, "en", "service.pdf", s_pdf);
        Assert.Equal("service.pdf", (await InviteAsync("a@example.com", attach: true)).Attachment?.Name);

        await Ours.SetAsync(_administrator, "da", "dansk.pdf", s_pdf);
        Assert.Equal("dansk.pdf", (await InviteAsync("b@example.com", attach: true)).Attachment?.Name);
        await Ours.SetAsync(_administrator, "en", "english.pdf", s_pdf);

        Assert.Equal("english.pdf", (await InviteAsync("c@example.com", attach: true)).Attachment?.Name);
        Assert.Equal("english.pdf", (await Ours.ChooseAsync(_administrator, "en"))?.Name);
    }

    [Fact]
    public async Task A_document_that_was_taken_away_leaves_no_more()
    {
        await Ours.SetAsync(_administrator, "en", "guide.pdf", s_pdf);
        await Ours.SetAsync(_administrator, "en", "guide.pdf", [.. s_pdf, 33]);
        Assert.Equal(s_pdf.Length + 1, (await InviteAsync("a@example.com", attach: true)).Attachment?.Content.Length);

        await Ours.RemoveAsync(_administrator, "en");

        Assert.Null((await InviteAsync("b@example.com", attach: true)).Attachment);
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Ours.RemoveAsync(_administrator, "en")));
    }

    [Fact]
    public async Task Only_pdf_files_of_five_megabytes_at_most_are_kept()
    {
        var largest = new byte[IInformationDocumentsGrain.MostBytes];
        s_pdf.CopyTo(largest, 0);

        await Ours.SetAsync(_administrator, "en", "large.pdf", largest);
        Assert.Equal(largest.Length, (await InviteAsync("a@example.com", attach: true)).Attachment?.Content.Length);

        Assert.Equal(Refusal.TooLarge, await Accounts.RefusalOf(Ours.SetAsync(_administrator, "en", "x.pdf", [.. largest, 0])));
        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(Ours.SetAsync(_administrator, "en", "x.pdf", "MZ\x90"u8.ToArray())));
        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(Ours.SetAsync(_administrator, "en", "x.pdf", [])));
        Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(Ours.SetAsync(_administrator, "sv", "x.pdf", s_pdf)));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\temp\\Guide.PDF", "Guide.PDF")]
    [InlineData("a\r\nBcc: eve@example.com.pdf", "a Bcc_ eve@example.com.pdf")]
    [InlineData("x\u202Efdp.exe", "xfdp.exe.pdf")]
    [InlineData("\"quoted\"", "_quoted_.pdf")]
    [InlineData("", "document.pdf")]
    public async Task A_file_name_is_one_harmless_line(string name, string kept) =>
        Assert.Equal(kept, (await Ours.SetAsync(_administrator, "en", name, s_pdf)).Name);

    [Fact]
    public async Task Strangers_and_other_members_neither_see_nor_set_documents()
    {
        var reader = await _host.People.ActAsync(await _host.People.AddAsync("reader@example.com", (_hofor, Roles.Reader)));
        var stranger = await _host.People.ActAsync(await _host.People.AddAsync("stranger@example.com"));

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Ours.SetAsync(reader, "en", "x.pdf", s_pdf)));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Ours.GetAsync(stranger)));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Service.SetAsync(_administrator, "en", "x.pdf", s_pdf)));
    }

    private IInformationDocumentsGrain Ours => _host.Grain<IInformationDocumentsGrain>(_hofor.Value);

    private IInformationDocumentsGrain Service => _host.Grain<IInformationDocumentsGrain>(EmailTemplateId.Service);

    private async Task<ReadyMail> InviteAsync(string email, bool attach)
    {
        await _host.InviteAsync(_administrator, new(EmailAddress.Parse(email), null, _hofor, Roles.Reader, "en", null, attach));
        return await _host.Mails.FindAsync(email);
    }
}
