namespace Kms.Silo.Mail;

/// <summary>A piece of a text with fields.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The words of a text, the name of a field.</param>
internal readonly record struct MailToken(MailTokenKind Kind, string Value);
