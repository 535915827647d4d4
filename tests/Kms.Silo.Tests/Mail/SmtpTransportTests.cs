using System.Net;
using Kms.Mail;
using Kms.Silo.Hosting;
using Kms.Silo.Mail;

namespace Kms.Silo.Tests.Mail;

public sealed class SmtpTransportTests
{
    private static readonly string[] s_headers =
    [
        "Message-ID", "Content-Language", "Auto-Submitted", "MIME-Version", "From", "To", "Date", "Subject", "Content-Type",
    ];

    [Fact]
    public async Task A_mail_arrives_as_it_was_meant()
    {
        await using var sink = new SmtpSink();
        using var transport = Transport(sink);
        var content = Mails.Renderer().Render(Mails.Write(MailKinds.Invitation, "da", "/invitation?token=t.1", ("organisation", "Ærø Forsyning")), true);

        await transport.SendAsync(Mails.Ready(content), CancellationToken.None);

        var mail = ParsedMail.Read(Assert.Single(sink.Deliveries).Message);
        Assert.Equal("Ærø Forsyning inviterer dig til Meter Key Service", mail.Headers["Subject"]);
        Assert.Equal("Meter Key Service <keys@localhost.localdomain>", mail.Headers["From"].Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("anna@example.com", mail.Headers["To"]);
        Assert.Equal($"<{Mails.Id}@localhost.localdomain>", mail.Headers["Message-ID"]);
        Assert.Equal(content.Text, mail.Text);
        Assert.Equal(content.Html.Trim(), mail.Html.Trim());
        Assert.Equal(s_headers.Order(), mail.Names.Order());
        Assert.Equal(0, mail.Defects);
    }

    [Theory]
    [InlineData("Anna\r\nBcc: eve@example.com")]
    [InlineData("Anna\nBcc: eve@example.com\n\nbody")]
    [InlineData("Anna\r\n.\r\nMAIL FROM:<eve@example.com>")]
    [InlineData("Anna\u2028Bcc: eve@example.com")]
    [InlineData("Anna\u0085Bcc: eve@example.com")]
    [InlineData("=?utf-8?q?Anna=0D=0ABcc:_eve@example.com?=")]
    [InlineData("\u202Emoc.elpmaxe@eve\u202C")]
    [InlineData(".\r\n..\r\n.")]
    [InlineData("\"Anna\" <eve@example.com>, x@example.com")]
    public async Task Nothing_that_people_type_becomes_a_header(string typed)
    {
        await using var sink = new SmtpSink();
        using var transport = Transport(sink, product: typed);
        var content = Mails.Renderer().Render(
            Mails.Write(MailKinds.Invitation, "en", "/i", ("organisation", typed), ("inviter", typed), ("name", typed), ("message", typed)), true);

        await transport.SendAsync(Mails.Ready(content with { Subject = typed }), CancellationToken.None);

        var delivery = Assert.Single(sink.Deliveries);
        var mail = ParsedMail.Read(delivery.Message);
        Assert.Equal(s_headers.Order(), mail.Names.Order());
        Assert.Equal("RCPT TO:<anna@example.com>", delivery.To);
        Assert.Equal("anna@example.com", mail.Headers["To"]);
        Assert.EndsWith("<keys@localhost.localdomain>", mail.Headers["From"], StringComparison.Ordinal);
        Assert.Equal(0, mail.Defects);
    }

    [Fact]
    public async Task Random_texts_never_add_headers_or_recipients()
    {
        await using var sink = new SmtpSink();
        using var transport = Transport(sink);
        var texts = HostileTexts.Make(300, seed: 7).Select(text => "A" + text).ToList();

        await Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (text, stop) =>
            await transport.SendAsync(Mails.Ready(new MailPreview(text, $"<p>{text}</p>", text)), stop));

        var mails = ParsedMail.ReadAll(sink.Deliveries.Select(delivery => delivery.Message));
        Assert.Equal(texts.Count, mails.Count);
        Assert.All(mails, mail => Assert.Equal(s_headers.Order(), mail.Names.Order()));
        Assert.All(sink.Deliveries, delivery => Assert.Equal("RCPT TO:<anna@example.com>", delivery.To));
        Assert.Equal(texts.Select(MailMessages.HeaderText).Order(), mails.Select(mail => mail.Headers["Subject"]).Order());
    }

    [Fact]
    public async Task Many_mails_share_few_connections()
    {
        await using var sink = new SmtpSink();
        using var transport = Transport(sink);

        await Parallel.ForAsync(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, stop) =>
            await transport.SendAsync(Mails.Ready(new MailPreview("s", "<p>h</p>", "t")), stop));

        Assert.Equal(40, sink.Deliveries.Count);
        Assert.InRange(sink.Connections, 1, 4);
    }

    [Theory]
    [InlineData("550 no such user", true)]
    [InlineData("553 mailbox name not allowed", true)]
    [InlineData("450 mailbox busy", false)]
    [InlineData("452 out of storage", false)]
    public async Task A_refused_recipient_is_final_only_when_the_server_says_so(string reply, bool forGood)
    {
        await using var sink = new SmtpSink { Recipient = _ => reply };
        using var transport = Transport(sink);

        var error = await Assert.ThrowsAsync<MailRefusedException>(() => transport.SendAsync(Mails.Ready(new("s", "h", "t")), CancellationToken.None));

        Assert.Equal((forGood, MailFaults.RecipientRefused), (error.ForGood, error.Code));
        Assert.Contains(reply[4..], error.Words, StringComparison.Ordinal);
        Assert.Empty(sink.Deliveries);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_later()
    {
        int port;
        await using (var sink = new SmtpSink()) port = sink.Port;
        using var transport = new SmtpTransport(Mails.In("data", new SmtpOptions { Host = "localhost", Port = port, StartTls = false }));

        var error = await Assert.ThrowsAsync<MailRefusedException>(() => transport.SendAsync(Mails.Ready(new("s", "h", "t")), CancellationToken.None));

        Assert.Equal((false, MailFaults.Unreachable), (error.ForGood, error.Code));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_left_after_the_time_limit()
    {
        await using var sink = new SmtpSink { Hangs = true };
        using var transport = new SmtpTransport(
            Mails.In("data", new SmtpOptions { Host = "localhost", Port = sink.Port, StartTls = false, Timeout = TimeSpan.FromMilliseconds(300) }));

        var error = await Assert.ThrowsAsync<MailRefusedException>(() => transport.SendAsync(Mails.Ready(new("s", "h", "t")), CancellationToken.None));

        Assert.Equal((false, MailFaults.NoAnswer, null), (error.ForGood, error.Code, error.Words));
    }

    private static SmtpTransport Transport(SmtpSink sink, string product = "Meter Key Service")
    {
        var options = Mails.In("data", new SmtpOptions { Host = IPAddress.Loopback.ToString(), Port = sink.Port, StartTls = false });
        options.Value.Product = new ProductOptions { Name = product };
        return new SmtpTransport(options);
    }
}
