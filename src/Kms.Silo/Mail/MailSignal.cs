using System.Threading.Channels;

namespace Kms.Silo.Mail;

/// <summary>Wakes the sender: whoever has committed mails rings. A ring while the sender is busy is not lost, many are one.</summary>
internal sealed class MailSignal
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellation) => await _rings.Reader.ReadAsync(cancellation);
}
