using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Kms.Exports;

/// <summary>
/// CMS SignedData (RFC 5652, section 5) around a key file, inside what encrypts it. The content passes through and is hashed on its way; the
/// signature stands behind it, so that a file of any size needs the same memory.
/// </summary>
internal sealed class SignedFile(SealedFile sealing, FileSigner signer) : SealedFile
{
    private const byte OctetString = 0x04;
    private const byte LengthOfFour = 0x84;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _head = [OctetString, LengthOfFour, 0, 0, 0, 0];
    private bool _begun;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return;
        await BeginAsync(cancellationToken);
        _hash.AppendData(buffer.Span);
        BinaryPrimitives.WriteInt32BigEndian(_head.AsSpan(2), buffer.Length);
        await sealing.WriteAsync(_head, cancellationToken);
        await sealing.WriteAsync(buffer, cancellationToken);
    }

    public override async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await sealing.WriteAsync(SignedFileParts.EndOfContent, cancellation);
        await sealing.WriteAsync(signer.Sign(_hash.GetHashAndReset()), cancellation);
        await sealing.WriteAsync(SignedFileParts.End, cancellation);
        await sealing.CompleteAsync(cancellation);
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        sealing.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask BeginAsync(CancellationToken cancellation)
    {
        if (_begun) return;
        _begun = true;
        await sealing.WriteAsync(SignedFileParts.Begin, cancellation);
    }
}
