using Kms.Keys;

namespace Kms.Exports;

/// <summary>What all formats share: a small buffer that is sent on and wiped, and the counts.</summary>
internal abstract class BufferedWriter(Stream file) : IKeyFileWriter
{
    private const int Full = 32 * 1024;

    private long written;
    private long leftOut;
    private bool begun;

    /// <summary>Bytes on their way to the file.</summary>
    protected WipedBuffer Output { get; } = new(Full * 2);

    public async ValueTask<LeftOut?> WriteAsync(ExportDevice device, CancellationToken cancellation)
    {
        EnsureBegun();
        var problem = Write(device);
        if (problem is null) written++;
        else leftOut++;
        if (Output.Length >= Full) await SendAsync(cancellation);
        return problem;
    }

    public async ValueTask<ExportSummary> FinishAsync(CancellationToken cancellation)
    {
        EnsureBegun();
        End();
        await SendAsync(cancellation);
        await file.FlushAsync(cancellation);
        return new(written, leftOut, Password);
    }

    public ValueTask DisposeAsync()
    {
        Release();
        Output.Dispose();
        return ValueTask.CompletedTask;
    }

    protected virtual string? Password => null;

    protected abstract void Begin();

    /// <summary>Adds the device to <see cref="Output"/>, or nothing at all and says why.</summary>
    protected abstract LeftOut? Write(ExportDevice device);

    protected abstract void End();

    protected virtual void Release()
    {
    }

    private void EnsureBegun()
    {
        if (!begun) Begin();
        begun = true;
    }

    private async ValueTask SendAsync(CancellationToken cancellation)
    {
        await file.WriteAsync(Output.WrittenMemory, cancellation);
        Output.Clear();
    }
}
