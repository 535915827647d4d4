using Kms.Users;

namespace Kms.Web.Pages.Invitations;

/// <summary>One line of a list of people to invite.</summary>
/// <param name="Number">Of the line in the list.</param>
/// <param name="Email">As it stands there.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Roles">As what; null when the list does not say.</param>
/// <param name="Language">en, da, fr or de; null when the list does not say.</param>
/// <param name="Fault">The code of what is wrong; null for a line that can be sent.</param>
/// <param name="About">What the fault is about.</param>
public sealed record InvitationLine(
    int Number, string Email, string? Name, Roles? Roles, string? Language, string? Fault = null, string? About = null);
