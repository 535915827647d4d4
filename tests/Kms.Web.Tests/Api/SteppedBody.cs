namespace Kms.Web.Tests.Api;

/// <summary>Counts the pieces of an answer and lets something happen after the first.</summary>
internal sealed class SteppedBody(Func<Task> afterFirst) : MemoryStream
{
    public int Pieces { get; private set; }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (++Pieces == 1) await afterFirst();
    }
}
