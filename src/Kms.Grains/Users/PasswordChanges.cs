using Kms.Audit;

namespace Kms.Users;

/// <summary>How a password comes about: chosen by its owner, through a delivered link, or issued for one use.</summary>
internal static class PasswordChanges
{
    public static readonly TimeSpan OneTimeLife = TimeSpan.FromHours(72);

    /// <summary>The owner chose a new one; only the session that did it stays.</summary>
    public static UserChange ChoosePassword(this UserState user, string hash, SessionId by, Moment moment)
    {
        var ended = user.EndOtherSessions(by, moment);
        return new(
            (ended?.Next ?? user).WithChosen(hash),
            [moment.Fact("password.changed", subject: user.Id.Value), .. ended?.Facts ?? []], Shrinks: true);
    }

    /// <summary>
    /// A reset link was used: it was delivered to the address, so it proves it. It touches password, sessions, API tokens and nothing else.
    /// </summary>
    public static UserChange ResetPassword(this UserState user, string hash, Moment moment)
    {
        var ended = user.EndAccess(moment);
        return new(
            ended.Next.WithChosen(hash).Prove(user.Email),
            [moment.Fact("password.reset", subject: user.Id.Value), .. ended.Facts], Shrinks: true);
    }

    /// <summary>A random password to hand over. It proves no address and must be changed at the first sign-in.</summary>
    public static UserChange IssuePassword(this UserState user, string hash, Moment moment)
    {
        var ended = user.EndAccess(moment);
        var issued = ended.Next with
        {
            PasswordHash = hash, MustChangePassword = true, PasswordExpires = moment.Now + OneTimeLife,
            PasswordChanges = user.PasswordChanges + 1,
        };
        return new(issued, [moment.Fact("password.issued", subject: user.Id.Value), .. ended.Facts], Shrinks: true);
    }

    public static UserState Prove(this UserState user, EmailAddress email) =>
        user.Proven.Contains(email) ? user : user with { Proven = user.Proven.Add(email) };

    private static UserState WithChosen(this UserState user, string hash) => user with
    {
        PasswordHash = hash, MustChangePassword = false, PasswordExpires = null, PasswordChanges = user.PasswordChanges + 1,
    };
}
