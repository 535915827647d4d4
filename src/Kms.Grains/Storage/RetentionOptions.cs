namespace Kms.Storage;

/// <summary>How long things are kept that nobody acts on any more. The audit trail is kept for ever.</summary>
internal sealed class RetentionOptions
{
    /// <summary>An offer of a transfer, which is open for 14 days, goes on with the devices of its job.</summary>
    public static readonly TimeSpan LeastJobs = TimeSpan.FromDays(15);

    /// <summary>A change that a crash cut off is written again at the next start, and a mail that is still known does not leave twice.</summary>
    public static readonly TimeSpan LeastMails = TimeSpan.FromDays(7);

    /// <summary>A finished job with its row report and the list of its devices.</summary>
    public TimeSpan Jobs { get; set; } = TimeSpan.FromDays(90);

    /// <summary>A used or expired link of an activation or a password reset.</summary>
    public TimeSpan Links { get; set; } = TimeSpan.FromDays(7);

    /// <summary>An invitation that was accepted, was taken back or has expired.</summary>
    public TimeSpan Invitations { get; set; } = TimeSpan.FromDays(180);

    /// <summary>A mail that was sent or given up.</summary>
    public TimeSpan Mails { get; set; } = TimeSpan.FromDays(90);
}
