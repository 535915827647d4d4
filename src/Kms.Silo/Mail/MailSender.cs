using Kms.Mail;
using Kms.Silo.Hosting;
using Kms.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Mail;

/// <summary>
/// Sends what was committed: leases due mails, opens their links at the moment of sending, and writes down what became of them. A mail whose
/// outcome could not be written is sent again under the same Message-ID when its lease ends: twice is better than never.
/// </summary>
internal sealed partial class MailSender(
    IMailOutbox outbox, IMailRenderer renderer, IMailTransport transport, MailSigner signer, MailSignal signal, IGrainFactory grains, IOptions<KmsOptions> options, TimeProvider clock,
    ILogger<MailSender> log) : BackgroundService
{
    private const int MailsPerConnection = 25;
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(15);

    private int Connections => options.Value.Smtp.Connections;

    // Long enough for every mail of a batch to run into its time limit.
    private TimeSpan Lease => (options.Value.Smtp.Timeout * (MailsPerConnection + 1)) + TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.Ring();
        using var poll = clock.CreateTimer(_ => signal.Ring(), null, s_poll, s_poll);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(stoppingToken);
                while (await SendBatchAsync(stoppingToken)) { }
                transport.Rest();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
            catch (StorageUnavailableException error) { OutboxUnavailable(log, error.Message); }
            catch (Exception error) { Failed(log, error); }
        }
        transport.Rest();
    }

    private async Task<bool> SendBatchAsync(CancellationToken cancellation)
    {
        var due = await outbox.LeaseAsync(Connections * MailsPerConnection, clock.GetUtcNow(), Lease, cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellation };
        await Parallel.ForEachAsync(due, parallel, async (mail, stop) => await SendAsync(mail.Mail, mail.Attempts, stop));
        return due.Count > 0;
    }

    private async Task SendAsync(OutgoingMail mail, int attempts, CancellationToken cancellation)
    {
        try
        {
            var attachment = await grains.ReadAttachmentAsync(mail);
            var content = renderer.Render(mail, withLink: true, await grains.FindTemplateAsync(mail));
            await transport.SendAsync(await signer.SignAsync(new ReadyMail(mail.Id, mail.To, mail.Language, content, mail.At, attachment)), cancellation);
            await outbox.MarkSentAsync(mail.Id, clock.GetUtcNow(), CancellationToken.None);
        }
        catch (Exception error) when (error is not (OperationCanceledException or StorageUnavailableException))
        {
            await FailAsync(mail, attempts + 1, error);
        }
    }

    private async Task FailAsync(OutgoingMail mail, int attempts, Exception error)
    {
        // Anything but a refusal is a fault of ours (a template, a lost link): the log has it, the mail's state tells no internals.
        var refused = error as MailRefusedException;
        if (refused is null) RenderFailed(log, mail.Id, mail.Kind, error);
        var next = refused is { ForGood: true } ? null : MailRetry.Next(mail.At, attempts, clock.GetUtcNow(), options.Value.Smtp.GiveUpAfter);
        if (next is { } at) Deferred(log, mail.Id, attempts, at);
        else GivenUp(log, mail.Id, attempts);
        await outbox.MarkFailedAsync(mail.Id, refused?.Code ?? MailFaults.NotMade, refused?.Words, next, CancellationToken.None);
    }
}
