namespace Kms.Silo.Keys;

/// <summary>A root key that can be copied out and put back; one in a hardware module cannot.</summary>
internal interface IRecoverable
{
    /// <summary>The key as it is kept; the caller wipes it. Null when there is none.</summary>
    ValueTask<byte[]?> CopyAsync(CancellationToken cancellation = default);

    /// <summary>Puts a copy in its place and answers with its id. Throws <see cref="Hosting.StartException"/> rather than replace a key.</summary>
    ValueTask<string> PutBackAsync(ReadOnlyMemory<byte> copy, CancellationToken cancellation = default);
}
