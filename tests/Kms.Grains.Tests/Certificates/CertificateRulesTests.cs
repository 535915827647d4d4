using Kms.Certificates;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Tests.Certificates;

public sealed class CertificateRulesTests
{
    private static readonly DateTimeOffset s_end = new(2028, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(31, null, null)]
    [InlineData(30, null, 30)]
    [InlineData(15, 30, null)]
    [InlineData(14, 30, 14)]
    [InlineData(6, 30, 7)]
    [InlineData(1, 7, 1)]
    [InlineData(1, 1, null)]
    [InlineData(0, 7, null)]
    public void A_reminder_is_due_once_at_each_of_its_days(int daysBefore, int? reminded, int? due) =>
        Assert.Equal(due, Row(reminded).DueAt(s_end.AddDays(-daysBefore)));

    [Fact]
    public void What_was_replaced_or_revoked_reminds_nobody()
    {
        var now = s_end.AddDays(-7);

        Assert.Null((Row(null) with { IsSuperseded = true }).DueAt(now));
        Assert.Null((Row(null) with { State = CertificateState.Revoked }).DueAt(now));
        Assert.NotNull(Row(null).DueAt(now));
    }

    [Theory]
    [InlineData("Nina mail", "Nina mail.p12")]
    [InlineData("own.P12", "own.p12")]
    [InlineData("../../etc/passwd", "etcpasswd.p12")]
    [InlineData("a\r\nb: c", "ab c.p12")]
    [InlineData("  ", "Anna Jensen.p12")]
    public void A_file_name_is_one_that_every_system_can_store(string typed, string name) =>
        Assert.Equal(name, BackupNames.Of(typed, Held));

    [Theory]
    [InlineData("")]
    [InlineData("x.y")]
    [InlineData("x.y.z")]
    public void A_token_that_is_none_is_a_dead_link(string text) =>
        Assert.Equal(Refusal.LinkUsedOrExpired, Assert.Throws<RefusedException>(() => EnrolmentToken.Demand(text)).Refusal);

    private static CertificateDraft Draft => new(new OrganisationId("o"), "anna@example.com", "Anna Jensen", true, true);

    private static HeldCertificate Held => new()
    {
        Serial = "01", Draft = Draft, OrganisationName = "Hofor", Content = [], Issued = s_end.AddYears(-2), Expires = s_end, TermsVersion = "1",
    };

    private static CertificateRow Row(int? reminded) => (Held with { Reminded = reminded }).ToRow(new UserId("u"));
}
