namespace Kms.Mail;

/// <summary>How far a mail has come.</summary>
[GenerateSerializer, Alias("kms.MailState")]
public enum MailState
{
    /// <summary>Written with the change, not sent yet.</summary>
    Queued,

    /// <summary>Handed to the mail server.</summary>
    Sent,

    /// <summary>Refused; tried again later.</summary>
    Deferred,

    /// <summary>Given up.</summary>
    Failed,
}
