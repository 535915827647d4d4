using Kms.Silo.Mail;

namespace Kms.Testing;

/// <summary>Stands where the mail server is and keeps what it gets.</summary>
internal sealed class SentMails : IMailTransport
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<ReadyMail> _mails = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set to have deliveries fail: called before a mail is kept.</summary>
    public Action<ReadyMail>? Before { get; set; }

    public IReadOnlyList<ReadyMail> All
    {
        get { lock (_lock) return [.. _mails]; }
    }

    /// <summary>The newest mail to an address that holds a text in subject or body; waits for it, or for so many of them, to arrive.</summary>
    public async Task<ReadyMail> FindAsync(string to, string text = "", int least = 1)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            var arrival = Volatile.Read(ref _arrival).Task;
            var found = All.Where(mail => mail.To.Value == to && Holds(mail, text)).ToList();
            if (found.Count >= least) return found[^1];
            await arrival.WaitAsync(patience.Token);
        }
    }

    /// <summary>The path and query behind the mail's button.</summary>
    public async Task<string> FindLinkAsync(string to, string text = "", int least = 1) => LinkOf(await FindAsync(to, text, least));

    public static string LinkOf(ReadyMail mail)
    {
        var line = mail.Content.Text.Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal));
        return new Uri(line.Trim()).PathAndQuery;
    }

    public Task SendAsync(ReadyMail mail, CancellationToken cancellation)
    {
        Before?.Invoke(mail);
        lock (_lock) _mails.Add(mail);
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _arrival, next).SetResult();
        return Task.CompletedTask;
    }

    public void Rest()
    {
    }

    private static bool Holds(ReadyMail mail, string text) =>
        mail.Content.Subject.Contains(text, StringComparison.Ordinal) || mail.Content.Text.Contains(text, StringComparison.Ordinal);
}
