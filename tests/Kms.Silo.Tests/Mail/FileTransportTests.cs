using Kms.Mail;
using Kms.Silo.Mail;
using Kms.Testing;

namespace Kms.Silo.Tests.Mail;

public sealed class FileTransportTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FileTransport _transport;

    public FileTransportTests() => _transport = new FileTransport(Mails.In(_folder.Path));

    public void Dispose() => _folder.Dispose();

    private string[] Files => [.. Directory.EnumerateFileSystemEntries(_folder.File("outbox")).Order()];

    [Fact]
    public async Task A_mail_becomes_a_file_that_mail_programs_read()
    {
        var content = Mails.Renderer().Render(Mails.Write(MailKinds.Activation, "fr", "/activate?token=t.1"), withLink: true);

        await _transport.SendAsync(Mails.Ready(content), CancellationToken.None);

        var file = Assert.Single(Files);
        Assert.EndsWith($"20260302T090000.000000Z-{Mails.Id}.eml", file, StringComparison.Ordinal);
        var mail = ParsedMail.Read(await File.ReadAllBytesAsync(file));
        Assert.Equal("Activez votre accès à Meter Key Service", mail.Headers["Subject"]);
        Assert.Equal(content.Text, mail.Text);
        Assert.Equal("anna@example.com", mail.Headers["To"]);
        Assert.Contains("https://keys.example.com/activate?token=t.1", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attached_document_arrives_as_it_was()
    {
        await _transport.SendAsync(Mails.Ready(new("s", "<p>h</p>", "t")) with { Attachment = new("Vejledning \u00e6.pdf", "%PDF-1.7"u8.ToArray()) }, CancellationToken.None);

        var text = await File.ReadAllTextAsync(Assert.Single(Files));
        Assert.Contains("Content-Type: multipart/mixed", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Content-Type: application/pdf", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Convert.ToBase64String("%PDF-1.7"u8), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_on_the_machine_can_read_the_mails()
    {
        await _transport.SendAsync(Mails.Ready(new("s", "<p>h</p>", "t")), CancellationToken.None);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("outbox")));
    }

    [Fact]
    public async Task The_same_mail_again_leaves_one_file()
    {
        await _transport.SendAsync(Mails.Ready(new("s", "<p>h</p>", "t")), CancellationToken.None);
        await _transport.SendAsync(Mails.Ready(new("s", "<p>h</p>", "t")), CancellationToken.None);

        Assert.Single(Files);
    }

    [Fact]
    public async Task A_draft_that_a_crash_left_behind_is_no_harm()
    {
        Directory.CreateDirectory(_folder.File($"outbox/.{Mails.Id}"));
        await File.WriteAllTextAsync(_folder.File($"outbox/.{Mails.Id}/half.eml"), "To: x");

        await _transport.SendAsync(Mails.Ready(new("s", "<p>h</p>", "t")), CancellationToken.None);

        Assert.EndsWith(".eml", Assert.Single(Files), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_defers_the_mail()
    {
        await File.WriteAllTextAsync(_folder.File("outbox"), "a file, no folder");

        var error = await Assert.ThrowsAsync<MailRefusedException>(() => _transport.SendAsync(Mails.Ready(new("s", "h", "t")), CancellationToken.None));

        Assert.Equal((false, MailFaults.Unwritable), (error.ForGood, error.Code));
    }
}
