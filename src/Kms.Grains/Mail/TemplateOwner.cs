using Kms.Audit;
using Kms.Users;

namespace Kms.Mail;

/// <summary>Who acts on an owner's templates.</summary>
/// <param name="Who">The person.</param>
/// <param name="Moment">When.</param>
/// <param name="Email">To whom samples are addressed.</param>
/// <param name="Name">The organisation's name; null for the service.</param>
internal sealed record TemplateOwner(Actor Who, Moment Moment, EmailAddress Email, string? Name);
