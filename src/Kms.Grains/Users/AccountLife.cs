using System.Collections.Immutable;
using Kms.Audit;

namespace Kms.Users;

/// <summary>How an account begins, and what its owner sets.</summary>
internal static class AccountLife
{
    private static readonly string[] s_themes = ["light", "dark", "auto"];

    public static UserChange Open(this NewAccount account, UserId id, string? passwordHash, Moment moment)
    {
        var user = new UserState
        {
            Id = id,
            Email = account.Email,
            Name = Text.Name(account.Name),
            Language = Text.Language(account.Language),
            IsOperator = account.IsOperator,
            Proven = account.Proven ? [account.Email] : [],
            PasswordHash = passwordHash,
            Created = moment.Now,
            TermsVersion = Text.Short(account.TermsVersion),
        };
        return new(user, [moment.Fact("user.activated", subject: id.Value, details: ("operator", account.IsOperator ? "yes" : "no"))]);
    }

    public static AccountCard ToCard(this UserState user) => new(
        user.Id, user.Email, user.Name, user.Language, user.Active, user.IsOperator, user.Proven, user.PasswordChanges);

    public static UserChange SetProfile(this UserState user, UserProfile profile, Moment moment)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (profile.Name is { } name && !Text.IsName(name)) problems.Add(new("name", "name-length", "Use at most 200 characters, no control characters.", "200"));
        if (profile.Language is not null && Text.Language(profile.Language) is null)
            problems.Add(new("language", "language-unknown", "Languages are en, da, fr and de."));
        if (profile.Theme is not null && !s_themes.Contains(profile.Theme)) problems.Add(new("theme", "theme-unknown", "Themes are light, dark and auto."));
        if (problems.Count > 0) throw new RefusedException(Refusal.Invalid, "The profile cannot be saved like this.", problems.ToImmutable());
        return new(
            user with { Name = Text.Name(profile.Name), Language = profile.Language, Theme = profile.Theme },
            [moment.Fact("user.changed", subject: user.Id.Value)]);
    }
}
