using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Mail;

/// <summary>A mail written with the change that causes it and sent afterwards. Writing the same id twice leaves one mail.</summary>
/// <param name="Id">32 hex digits; also the Message-ID.</param>
/// <param name="To">One recipient.</param>
/// <param name="Kind">A <see cref="MailKinds"/> value.</param>
/// <param name="Language">en, da, fr or de.</param>
/// <param name="Organisation">On whose behalf; its administrators see it in their log.</param>
/// <param name="Fields">Named fields of the template.</param>
/// <param name="SealedLink">The link with its token, made by <see cref="MailLinks.SealLink"/>; opened at the moment of sending alone.</param>
/// <param name="At">UTC.</param>
internal sealed record OutgoingMail(
    string Id, EmailAddress To, string Kind, string Language, OrganisationId? Organisation,
    ImmutableSortedDictionary<string, string> Fields, ImmutableArray<byte>? SealedLink, DateTimeOffset At);
