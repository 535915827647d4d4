using System.Net.Mail;
using System.Net.Mime;
using Kms.Mail;
using Kms.Silo.Hosting;
using Kms.Silo.Mail;
using Kms.Testing;
using Kms.Users;

namespace Kms.Silo.Tests.Mail;

/// <summary>
/// Thousands of broken names, subjects and addresses, written as they leave and read by an independent parser: exactly the intended
/// headers, to exactly the intended person, and what was typed comes back as one clean line.
/// </summary>
public sealed class HeaderFuzzTests : IDisposable
{
    private static readonly string[] s_seeds =
    [
        "Ærø Forsyning", "Anna \"Bo\" <anna@example.com>", "Invitation\r\nBcc: eve@example.com", "=?utf-8?B?QmNjOiBldmU=?=", "=?utf-8?q?=0D=0ABcc:?= x",
        "\u202Eecneics\u202C", "日本語のメーター 🔑🔑", "a,b;c:d@e.f", "x\u2028y\u2029z\u0085w", "\uD83D\uDE00 half \uD83D", "To: x@y.z\n\n<html>", "...", "\t\v\f",
    ];

    private static readonly string[] s_addresses = ["anna@example.com", "a.b+c@sub.example.org", "o'neil@example.co.uk", "a@b.c,d@e.f", "<eve@example.com>"];

    private readonly TempFolder _folder = new();
    private readonly KmsOptions _options = new() { PublicUrl = "https://keys.example.com", Product = new ProductOptions() };
    private readonly MailRenderer _renderer;
    private readonly XorShift _random = new(2043);
    private readonly List<(byte[] Message, string Subject, string Product, EmailAddress To)> _written = [];

    public HeaderFuzzTests() => _renderer = Mails.Renderer(_options);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_broken_text_adds_a_header_or_a_recipient_and_every_message_reads_back()
    {
        for (var i = 0; i < 1_000 * Fuzz.Scale; i++) Write(Text(), Text(), Text(), Address());

        var mails = ParsedMail.ReadAll(_written.Select(mail => mail.Message));

        Assert.Equal(_written.Count, mails.Count);
        foreach (var (sent, read) in _written.Zip(mails)) Check(sent, read);
    }

    private static void Check((byte[] Message, string Subject, string Product, EmailAddress To) sent, ParsedMail read)
    {
        Assert.Equal(
            ["Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To", "X-Receiver", "X-Sender"],
            read.Names.Select(name => name).Order(StringComparer.Ordinal));
        Assert.Equal(0, read.Defects);
        Assert.Equal((sent.To.Value, sent.To.Value), (read.Headers["To"], read.Headers["X-Receiver"]));
        // The parser puts a blank between the encoded words of a long name.
        Assert.Equal(Letters($"{MailMessages.NameText(sent.Product)} <keys@localhost.localdomain>"), Letters(read.Headers["From"]));
        Assert.Equal(MailMessages.HeaderText(sent.Subject), read.Headers["Subject"]);
        Assert.DoesNotContain(read.Headers["Subject"] + read.Headers["From"], letter => char.IsControl(letter) || letter is >= '\u202A' and <= '\u202E');
    }

    private static string Letters(string text) => string.Concat(text.Where(letter => letter is not (' ' or '"' or '<' or '>')));

    // The name of the product, the subject, and what people typed into the fields of a template.
    private void Write(string product, string subject, string typed, EmailAddress to)
    {
        _options.Product.Name = product;
        var content = _renderer.Render(
            Mails.Write(MailKinds.Invitation, "en", "/i", ("organisation", typed), ("inviter", typed), ("name", typed), ("message", typed)), true);
        subject = _random.Below(2) == 0 ? subject : content.Subject;
        using var message = MailMessages.Compose(new ReadyMail(Mails.Id, to, "en", content with { Subject = subject }, Mails.At), _options, TransferEncoding.QuotedPrintable);
        using var writer = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = _folder.Path };
        writer.Send(message);
        var file = Directory.EnumerateFiles(_folder.Path).Single();
        _written.Add((File.ReadAllBytes(file), subject, product, to));
        File.Delete(file);
    }

    private string Text()
    {
        var text = "A" + Fuzz.Break(_random.Pick(s_seeds), _random);
        return _random.Below(40) == 0 ? string.Concat(Enumerable.Repeat(text, 200)) : text;
    }

    private EmailAddress Address()
    {
        while (true)
            if (EmailAddress.TryParse(Fuzz.Break(_random.Pick(s_addresses), _random), out var email)) return email;
    }
}
