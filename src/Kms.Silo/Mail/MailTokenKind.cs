namespace Kms.Silo.Mail;

internal enum MailTokenKind
{
    Text,
    Field,
    If,
    Else,
    End,
}
