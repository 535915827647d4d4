namespace Kms.Silo.Tests.Mail;

/// <summary>A message as it was on the wire.</summary>
internal sealed record SmtpDelivery(string From, string To, byte[] Message, bool Secured);
