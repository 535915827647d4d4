using Kms.Users;

namespace Kms.Tests.Users;

public sealed class SessionRulesTests
{
    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void A_browser_session_ends_after_thirty_idle_minutes(int minutes, bool lives) =>
        Assert.Equal(lives, Sample.Session("s").IsLive(Sample.Noon.AddMinutes(minutes)));

    [Fact]
    public void A_session_in_use_ends_after_twelve_hours_all_the_same()
    {
        var used = Sample.Session("s") with { LastUsed = Sample.Noon.AddHours(12).AddMinutes(-1) };

        Assert.True(used.IsLive(Sample.Noon.AddHours(12).AddSeconds(-1)));
        Assert.False(used.IsLive(Sample.Noon.AddHours(12)));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void An_access_token_lives_for_one_hour_used_or_not(int minutes, bool lives) =>
        Assert.Equal(lives, Sample.Session("s", forApi: true).IsLive(Sample.Noon.AddMinutes(minutes)));

    [Fact]
    public void Opening_a_session_drops_dead_ones_and_keeps_live_ones()
    {
        var user = Sample.Anna with { Sessions = [Sample.Session("dead"), Sample.Session("live") with { LastUsed = Sample.Noon.AddHours(1) }] };

        var next = user.OpenSession(Sample.Session("new"), Sample.At(TimeSpan.FromHours(1))).Next;

        Assert.Equal(["live", "new"], next.Sessions.Select(s => s.Id.Value));
        Assert.Equal(Sample.Noon.AddHours(1), next.LastSignIn);
    }

    [Fact]
    public void Opening_a_session_shrinks_nothing_but_ending_one_does()
    {
        var opened = Sample.Anna.OpenSession(Sample.Session("s"), Sample.Now);

        Assert.False(opened.Shrinks);
        Assert.True(opened.Next.EndSession(new SessionId("s"), Sample.Now)!.Shrinks);
        Assert.Null(Sample.Anna.EndSession(new SessionId("unknown"), Sample.Now));
    }

    [Fact]
    public void Ending_all_others_keeps_the_one_at_hand()
    {
        var user = Sample.Anna with { Sessions = [Sample.Session("mine"), Sample.Session("one"), Sample.Session("two")] };

        var change = user.EndOtherSessions(new SessionId("mine"), Sample.Now)!;

        Assert.Equal(["mine"], change.Next.Sessions.Select(s => s.Id.Value));
        Assert.Equal(2, change.Facts.Select(f => f.Id).Distinct().Count());
    }

    [Fact]
    public void A_session_is_let_in_with_its_own_secret_alone()
    {
        var user = Sample.Anna with { Sessions = [Sample.Session("s")] };

        Assert.NotNull(Pass.Of(user, new SessionId("s"), [1, 2, 3], Sample.Noon));
        Assert.Null(Pass.Of(user, new SessionId("s"), [1, 2, 4], Sample.Noon));
        Assert.Null(Pass.Of(user, new SessionId("t"), [1, 2, 3], Sample.Noon));
        Assert.Null(Pass.Of(user with { Active = false }, new SessionId("s"), [1, 2, 3], Sample.Noon));
    }

    [Fact]
    public void An_api_token_brings_its_scopes_until_it_expires()
    {
        var token = new ApiToken(new SessionId("t"), "meter reader", [9], [Scopes.Read], Sample.Noon, Sample.Noon.AddDays(1), null);
        var user = Sample.Anna with { Tokens = [token] };

        Assert.Equal(Scopes.Read, Assert.Single(Pass.Of(user, token.Id, [9], Sample.Noon)!.Scopes));
        Assert.Null(Pass.Of(user, token.Id, [9], Sample.Noon.AddDays(1)));
    }
}
