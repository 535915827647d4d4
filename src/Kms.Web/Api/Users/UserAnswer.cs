using Kms.Users;

namespace Kms.Web.Api;

internal sealed record UserAnswer(
    string Id, string Email, string? Name, string? Language, bool IsOperator, bool Active, bool MustChangePassword,
    IReadOnlyList<MembershipAnswer> Memberships, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt)
{
    public static UserAnswer Of(UserView user) => new(
        user.Id.Value, user.Email, user.Profile.Name, user.Profile.Language, user.IsOperator, user.Active, user.MustChangePassword,
        [.. user.Memberships.Select(MembershipAnswer.Of)], user.Created, user.LastSignIn);
}
