using Kms.Web.Api;

namespace Kms.Web.Tests.Api;

public sealed class RefusalStatusTests
{
    public static TheoryData<Refusal> All => [.. Enum.GetValues<Refusal>()];

    [Theory, MemberData(nameof(All))]
    public void Every_reason_has_a_status_of_its_own(Refusal refusal) => Assert.InRange(RefusalStatus.Of(refusal), 401, 503);

    [Theory, MemberData(nameof(All))]
    public void No_reason_is_an_internal_error(Refusal refusal) => Assert.NotEqual(500, RefusalStatus.Of(refusal));

    [Theory]
    [InlineData(Refusal.NotFound, 404, "not-found")]
    [InlineData(Refusal.Forbidden, 403, "forbidden")]
    [InlineData(Refusal.ScopeMissing, 403, "scope-missing")]
    [InlineData(Refusal.SessionEnded, 401, "session-ended")]
    [InlineData(Refusal.ClaimRefused, 422, "claim-refused")]
    [InlineData(Refusal.PasswordRules, 422, "password-rules")]
    [InlineData(Refusal.DeviceUnclaimed, 409, "device-unclaimed")]
    [InlineData(Refusal.TooManyAttempts, 429, "too-many-attempts")]
    [InlineData(Refusal.TooMuchAtOnce, 429, "too-much-at-once")]
    [InlineData(Refusal.LinkUsedOrExpired, 410, "link-used-or-expired")]
    [InlineData(Refusal.TooLarge, 413, "too-large")]
    [InlineData(Refusal.AuditUnavailable, 503, "audit-unavailable")]
    [InlineData(Refusal.UnprotectedConnection, 503, "unprotected-connection")]
    public void Codes_and_statuses_are_those_of_the_contract(Refusal refusal, int status, string code) =>
        Assert.Equal((status, code), (RefusalStatus.Of(refusal), RefusalStatus.CodeOf(refusal)));
}
