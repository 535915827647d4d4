namespace Kms.Exports;

/// <summary>Writes one key file, device by device, to a stream that it does not close. Nothing of a device is kept once it is written.</summary>
internal interface IKeyFileWriter : IAsyncDisposable
{
    /// <summary>Null when the device is in the file; otherwise why it is not.</summary>
    ValueTask<LeftOut?> WriteAsync(ExportDevice device, CancellationToken cancellation);

    /// <summary>Completes the file. Without this call it is cut off.</summary>
    ValueTask<ExportSummary> FinishAsync(CancellationToken cancellation);
}
