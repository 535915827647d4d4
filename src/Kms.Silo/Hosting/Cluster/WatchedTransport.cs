using System.IO.Pipelines;

namespace Kms.Silo.Hosting;

/// <summary>Passes everything on, and tells the pulse that something went out or came in.</summary>
internal sealed class WatchedTransport(IDuplexPipe transport, Pulse pulse) : IDuplexPipe
{
    public PipeReader Input { get; } = new Reader(transport.Input, pulse);

    public PipeWriter Output { get; } = new Writer(transport.Output, pulse);

    private sealed class Reader(PipeReader inner, Pulse pulse) : PipeReader
    {
        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            Listen(await inner.ReadAsync(cancellationToken));

        public override bool TryRead(out ReadResult result)
        {
            var read = inner.TryRead(out result);
            if (read) Listen(result);
            return read;
        }

        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        private ReadResult Listen(ReadResult result)
        {
            if (!result.Buffer.IsEmpty) pulse.Heard();
            return result;
        }
    }

    private sealed class Writer(PipeWriter inner, Pulse pulse) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            pulse.Asked();
            return inner.FlushAsync(cancellationToken);
        }

        public override void Advance(int bytes) => inner.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);
    }
}
