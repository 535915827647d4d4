namespace Kms.Mail;

/// <summary>A mail in the log; never with its link.</summary>
/// <param name="Id">The mail; also its Message-ID.</param>
/// <param name="To">The address.</param>
/// <param name="Kind">activation, invitation, read-right, ...</param>
/// <param name="Language">en, da, fr or de.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="At">When it was written, UTC.</param>
/// <param name="SentAt">When it left, UTC.</param>
/// <param name="Error">What the mail server or the system said, in its own words; null when nobody said anything.</param>
/// <param name="Code">Why it did not leave: recipient-refused, unreachable, no-answer, ...; a stable kebab-case code.</param>
[GenerateSerializer, Immutable, Alias("kms.MailRow")]
public sealed record MailRow(
    string Id, string To, string Kind, string Language, MailState State, int Attempts, DateTimeOffset At, DateTimeOffset? SentAt, string? Error,
    string? Code = null);
