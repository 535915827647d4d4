using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>An account without secrets.</summary>
/// <param name="Id">The account.</param>
/// <param name="Email">Its address.</param>
/// <param name="Profile">Name, language, theme.</param>
/// <param name="IsOperator">Runs the service.</param>
/// <param name="Active">False when deactivated.</param>
/// <param name="MustChangePassword">True until an issued password was changed.</param>
/// <param name="Memberships">Organisations and roles.</param>
/// <param name="Created">UTC.</param>
/// <param name="LastSignIn">UTC; null when never.</param>
/// <param name="TermsVersion">The terms of use the person accepted.</param>
[GenerateSerializer, Immutable, Alias("kms.UserView")]
public sealed record UserView(
    UserId Id, string Email, UserProfile Profile, bool IsOperator, bool Active, bool MustChangePassword,
    ImmutableArray<Membership> Memberships, DateTimeOffset Created, DateTimeOffset? LastSignIn, string? TermsVersion);
