using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.Logging;

namespace Kms.Grants;

/// <summary>
/// Once an hour tells the holders of rights that end within a week, and who gave them. The ids of the mails come from what ends and when: a
/// restart, another silo or the next hour writes the same ones again, and each leaves once. A right that is extended has another end.
/// </summary>
internal sealed partial class RightReminder(
    IRightStore rights, IEffectStore effects, ReminderMails mails, TimeProvider clock, ILogger<RightReminder> log) : Sweeper(TimeSpan.FromHours(1), clock)
{
    /// <summary>At most <see cref="RetentionOptions.LeastMails"/>: a mail that is forgotten before the right has ended would be written again.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(7);

    private const int Chunk = 200;

    public override async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            var now = Clock.GetUtcNow();
            EndingRight? last = null;
            while (await rights.FindEndingAsync(now, now + Notice, last, Chunk, stopping) is { Count: > 0 } ending)
            {
                var letters = new List<OutgoingMail>();
                foreach (var right in ending) letters.AddRange(await mails.WriteAsync(right, now));
                if (letters.Count > 0) await effects.CommitAsync(Effects.None.With([.. letters]), null, stopping);
                last = ending[^1];
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogLater(log, error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Reminders of rights that end wait for another hour.")]
    private static partial void LogLater(ILogger log, Exception error);
}
