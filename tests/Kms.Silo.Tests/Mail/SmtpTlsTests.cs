using System.Net;
using Kms.Mail;
using Kms.Silo.Hosting;
using Kms.Silo.Mail;

namespace Kms.Silo.Tests.Mail;

#pragma warning disable SYSLIB0014 // SmtpClient has no other way to trust a certificate that no authority has signed.
public sealed class SmtpTlsTests
{
    [Fact]
    public async Task With_StartTls_the_mail_and_the_password_are_encrypted()
    {
        await using var sink = new SmtpSink();
        using var transport = Transport(sink);
        var known = sink.Certificate.GetCertHashString();
        ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
            errors == System.Net.Security.SslPolicyErrors.None || certificate?.GetCertHashString() == known;

        try { await transport.SendAsync(Mails.Ready(new("s", "<p>h</p>", "t")), CancellationToken.None); }
        finally { ServicePointManager.ServerCertificateValidationCallback = null; }

        Assert.True(Assert.Single(sink.Deliveries).Secured);
        Assert.True(sink.Lines.ToList().IndexOf("STARTTLS") < sink.Lines.ToList().FindIndex(line => line.StartsWith("AUTH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_without_StartTls_gets_no_mail()
    {
        await using var sink = new SmtpSink { OffersTls = false };
        using var transport = Transport(sink);

        var error = await Assert.ThrowsAsync<MailRefusedException>(() => transport.SendAsync(Mails.Ready(new("s", "h", "t")), CancellationToken.None));

        Assert.False(error.ForGood);
        Assert.DoesNotContain(sink.Lines, line => line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_with_a_certificate_that_nobody_signed_gets_no_mail()
    {
        await using var sink = new SmtpSink();
        using var transport = Transport(sink);

        var error = await Assert.ThrowsAsync<MailRefusedException>(() => transport.SendAsync(Mails.Ready(new("s", "h", "t")), CancellationToken.None));

        Assert.Equal(MailFaults.Insecure, error.Code);
        Assert.DoesNotContain(sink.Lines, line => line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    private static SmtpTransport Transport(SmtpSink sink) =>
        new(Mails.In("data", new SmtpOptions { Host = "localhost", Port = sink.Port, User = "kms", Password = "secret" }));
}
