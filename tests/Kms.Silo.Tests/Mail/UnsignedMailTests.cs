using Kms.Certificates;
using Kms.Silo.Mail;
using Kms.Silo.Storage;

namespace Kms.Silo.Tests.Mail;

/// <summary>No mail is lost because it cannot be signed, and the operator is told.</summary>
public sealed class UnsignedMailTests : IAsyncLifetime
{
    private static readonly ReadyMail s_mail = Mails.Ready(new("s", "<p>h</p>", "t"));
    private readonly SigningHost _signing = new();

    public Task InitializeAsync() => _signing.InitializeAsync();

    public Task DisposeAsync() => _signing.DisposeAsync();

    [Fact]
    public async Task Without_a_certificate_a_mail_leaves_as_ever()
    {
        await _signing.Service.RemoveAsync(_signing.Operator);

        Assert.Null((await SignAsync(s_mail)).Signed);
    }

    [Fact]
    public async Task With_a_key_that_does_not_open_a_mail_leaves_unsigned_and_the_operator_is_told()
    {
        await _signing.Host.Get<IDatabase>().ExecuteAsync("update document set body = replace(body, '\"sealedKey\":\"AAAA', '\"sealedKey\":\"AAAB') where name = $1", ["service-certificate"]);
        await _signing.Host.RestartAsync();

        Assert.Null((await SignAsync(s_mail)).Signed);

        Assert.Equal(SigningFault.Unusable, (await _signing.Service.GetAsync(_signing.Operator)).Fault);
        await _signing.Service.IssueAsync(_signing.Operator);
        Assert.NotNull((await SignAsync(s_mail)).Signed);
        Assert.Equal(SigningFault.None, (await _signing.Service.GetAsync(_signing.Operator)).Fault);
    }

    [Fact]
    public async Task When_its_time_is_over_mails_leave_unsigned()
    {
        _signing.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        var chief = await _signing.Host.People.ActAsync(_signing.Operator.User);

        Assert.Null((await SignAsync(s_mail)).Signed);
        Assert.Equal(SigningFault.Over, (await _signing.Service.GetAsync(chief)).Fault);
    }

    private Task<ReadyMail> SignAsync(ReadyMail mail) => _signing.Host.Get<MailSigner>().SignAsync(mail);
}
