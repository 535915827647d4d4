using Microsoft.Extensions.Logging;

namespace Kms.Silo.Mail;

internal sealed partial class MailSender
{
    [LoggerMessage(LogLevel.Warning, "The outbox cannot be read or written; the sender tries again with the next mail or in 15 s: {Reason}")]
    private static partial void OutboxUnavailable(ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "The mail sender failed; it goes on with the next mail or in 15 s.")]
    private static partial void Failed(ILogger log, Exception error);

    [LoggerMessage(LogLevel.Error, "Mail {Mail} of kind {Kind} could not be made.")]
    private static partial void RenderFailed(ILogger log, string mail, string kind, Exception error);

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} was refused (attempt {Attempts}); next attempt at {Next}.")]
    private static partial void Deferred(ILogger log, string mail, int attempts, DateTimeOffset next);

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} was given up after {Attempts} attempts.")]
    private static partial void GivenUp(ILogger log, string mail, int attempts);
}
