using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kms.Certificates;
using Kms.Mail;
using Kms.Silo.Hosting;
using Kms.Silo.Mail;
using Kms.Testing;
using Kms.Tests.Certificates;

namespace Kms.Silo.Tests.Mail;

/// <summary>What leaves is signed, arrives byte for byte as it was signed, and openssl and python's parser read it.</summary>
public sealed class SignedMailTests(SigningHost signing) : IClassFixture<SigningHost>, IAsyncLifetime
{
    private static readonly MailPreview s_odd = new(
        "Rør \"Ærø\" =?utf-8?q?x?= <a@b.c>; 日本 " + new string('ø', 300),
        "<p>Grüße =?utf-8?b?eA==?= &amp; \u00A0</p>\n.\n<p>" + new string('x', 3000) + "</p>",
        "Kære Åse,\n.\n..\n.from\nFrom here\n-- \ntail \t\n=3D \"=?x?=\" 🔑🔑\n" + string.Concat(Enumerable.Repeat("æøå", 1200)) + "\n\n\nend ");

    private readonly TempFolder _folder = new();
    private readonly SmtpSink _sink = new();

    private KmsHost Host => signing.Host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _sink.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_signed_mail_is_verified_with_the_chain_it_brings_and_a_changed_byte_is_noticed()
    {
        var message = await DeliverAsync(s_odd);

        Assert.Contains("protocol=\"application/pkcs7-signature\"", message, StringComparison.Ordinal);
        Assert.Contains("micalg=sha-256", message, StringComparison.Ordinal);
        await VerifyAsync(message);
        var at = message.IndexOf("K=C3=A6re", StringComparison.Ordinal);
        Assert.False((await TryVerifyAsync(message[..at] + 'k' + message[(at + 1)..])).Content);
    }

    [Fact]
    public async Task What_was_signed_arrives_byte_for_byte()
    {
        var signed = await SignAsync(Mails.Ready(s_odd));

        var message = await SendAsync(signed);

        var body = message[(message.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.Equal(Encoding.ASCII.GetString(signed.Signed!.Content).TrimEnd(), body.TrimEnd()); // signed, so not null
        Assert.All(message.Split("\r\n"), line => Assert.True(line.Length <= 998 && line.All(letter => letter is >= ' ' and <= '~' or '\t')));
    }

    [Fact]
    public async Task Mail_programs_read_what_an_unsigned_mail_says()
    {
        var mail = ParsedMail.Read(Encoding.Latin1.GetBytes(await DeliverAsync(s_odd)));

        Assert.Equal((0, s_odd.Text, s_odd.Html), (mail.Defects, mail.Text, mail.Html));
        Assert.Equal(MailMessages.HeaderText(s_odd.Subject), mail.Headers["Subject"]);
        Assert.Equal(("anna@example.com", $"<{Mails.Id}@localhost.localdomain>"), (mail.Headers["To"], mail.Headers["Message-ID"]));
    }

    [Fact]
    public async Task Random_texts_survive_and_add_no_header()
    {
        var texts = HostileTexts.Make(60, seed: 11).Select(text => "A" + text).ToList();
        foreach (var text in texts) await DeliverAsync(new MailPreview(text, $"<p>{text}</p>", text));

        var mails = ParsedMail.ReadAll(_sink.Deliveries.Select(delivery => delivery.Message));

        Assert.Equal(texts.Select(MailMessages.HeaderText), mails.Select(mail => mail.Headers["Subject"]));
        Assert.Equal(texts.Select(text => text.ReplaceLineEndings("\n")), mails.Select(mail => mail.Text));
        Assert.All(mails, mail => Assert.Equal((0, 10), (mail.Defects, mail.Names.Count)));
        foreach (var delivery in _sink.Deliveries.Take(10)) await VerifyAsync(Encoding.Latin1.GetString(delivery.Message));
    }

    [Fact]
    public async Task An_attached_document_is_signed_with_the_rest()
    {
        var file = Enumerable.Range(0, 5_000).Select(number => (byte)(number % 256)).ToArray();
        var name = "Vejledning \u00e6 \"1\" " + new string('\u00e6', 60) + ".pdf";

        var message = await SendAsync(await SignAsync(Mails.Ready(s_odd) with { Attachment = new(name, file) }));

        await VerifyAsync(message);
        Assert.Equal((name, Convert.ToHexStringLower(file)), await AttachmentAsync(message));
    }

    private Task<ReadyMail> SignAsync(ReadyMail mail) => Host.Get<MailSigner>().SignAsync(mail);

    private async Task<string> DeliverAsync(MailPreview content) => await SendAsync(await SignAsync(Mails.Ready(content)));

    private async Task<string> SendAsync(ReadyMail mail)
    {
        using var transport = new SmtpTransport(
            Mails.In("data", new SmtpOptions { Host = IPAddress.Loopback.ToString(), Port = _sink.Port, StartTls = false }));
        await transport.SendAsync(mail, CancellationToken.None);
        return Encoding.Latin1.GetString(_sink.Deliveries.Last().Message);
    }

    private async Task VerifyAsync(string message)
    {
        var (content, said) = await TryVerifyAsync(message);
        Assert.True(content, said);
        var signer = await OpenSsl.SayAsync(_folder.Path, "x509", "-in", "signer.pem", "-noout", "-email");
        Assert.Equal("keys@localhost.localdomain", signer.Trim());
    }

    // The root alone is trusted; what stands between comes with the mail.
    private async Task<(bool Content, string Said)> TryVerifyAsync(string message)
    {
        var chain = (await Host.Grain<IAuthorityGrain>(IAuthorityWork.Grain).GetAsync()).Chain;
        await File.WriteAllTextAsync(_folder.File("root.pem"), PemEncoding.WriteString("CERTIFICATE", chain[^1].Content.AsSpan()));
        await File.WriteAllTextAsync(_folder.File("mail.eml"), message, Encoding.Latin1);
        return await OpenSsl.RunAsync(
            _folder.Path, "cms", "-verify", "-in", "mail.eml", "-CAfile", "root.pem", "-purpose", "smimesign", "-no_check_time", "-signer", "signer.pem", "-out", "said.txt");
    }

    private async Task<(string Name, string Content)> AttachmentAsync(string message)
    {
        const string Script = """
            import sys, email, email.policy
            m = email.message_from_file(open(sys.argv[1], newline=''), policy=email.policy.default)
            f = [p for p in m.walk() if p.get_content_type() == 'application/pdf'][0]
            sys.stdout.buffer.write((f.get_filename() + '\n' + f.get_content().hex()).encode())
            """;
        await File.WriteAllTextAsync(_folder.File("mail.eml"), message, Encoding.Latin1);
        var start = new System.Diagnostics.ProcessStartInfo("python3", ["-c", Script, _folder.File("mail.eml")]) { RedirectStandardOutput = true };
        using var python = System.Diagnostics.Process.Start(start)!; // python is there, or no mail test runs
        var said = (await python.StandardOutput.ReadToEndAsync()).Split('\n');
        return (said[0], said[1]);
    }
}
