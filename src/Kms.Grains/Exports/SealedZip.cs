using System.Security.Cryptography;

namespace Kms.Exports;

/// <summary>
/// A ZIP with one entry, AES-256 under a passphrase, as WinZip defined it (AE-2): salt 16, check of the passphrase 2, the content in counter
/// mode, then 10 bytes of HMAC-SHA-1 over it. Its sizes stand behind the content, because nobody knows them before (APPNOTE 4.3.9).
/// </summary>
internal sealed class SealedZip : SealedFile
{
    private const int Piece = 64 * 1024;

    private readonly Stream file;
    private readonly string passphrase;
    private readonly SealedZipHeaders headers;
    private readonly SealedZipKeys keys;
    private readonly byte[] cipher = new byte[Piece];
    private bool begun;
    private long length;

    public SealedZip(Stream file, string name, string passphrase)
    {
        (this.file, this.passphrase) = (file, passphrase);
        headers = new SealedZipHeaders(name);
        keys = new SealedZipKeys(passphrase, RandomNumberGenerator.GetBytes(SealedZipKeys.SaltLength));
    }

    public override string Passphrase => passphrase;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await BeginAsync(cancellationToken);
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, Piece);
            keys.Encrypt(buffer.Span[..count], cipher);
            await file.WriteAsync(cipher.AsMemory(0, count), cancellationToken);
            length += count;
            buffer = buffer[count..];
        }
    }

    public override async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await file.WriteAsync(keys.End(), cancellation);
        await file.WriteAsync(headers.End(length), cancellation);
    }

    protected override void Dispose(bool disposing)
    {
        keys.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask BeginAsync(CancellationToken cancellation)
    {
        if (begun) return;
        begun = true;
        await file.WriteAsync(headers.Begin(), cancellation);
        await file.WriteAsync(keys.Begin(), cancellation);
    }
}
