using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Exports;

/// <summary>
/// CMS EnvelopedData (RFC 5652, section 6) for one RSA certificate: AES-256-CBC under a key of its own, which RSA-OAEP with SHA-256 wraps. BER
/// of indefinite length, for nobody knows the size before the end; the framework's own class holds the whole content and writes DER.
/// </summary>
internal sealed class SealedCms : SealedFile
{
    private const int Piece = 64 * 1024;

    private readonly Stream file;
    private readonly byte[] header;
    private readonly Aes aes = Aes.Create();
    private readonly ICryptoTransform encryptor;
    private readonly byte[] clear = new byte[Piece];
    private readonly byte[] cipher = new byte[Piece];
    private int filled;
    private bool begun;

    public SealedCms(Stream file, ReadOnlySpan<byte> certificate)
    {
        this.file = file;
        aes.KeySize = 256;
        using var recipient = X509CertificateLoader.LoadCertificate(certificate);
        header = SealedCmsHeader.Make(recipient, aes);
        encryptor = aes.CreateEncryptor();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, Piece - filled);
            buffer[..count].CopyTo(clear.AsMemory(filled));
            filled += count;
            buffer = buffer[count..];
            if (filled < Piece) continue;
            encryptor.TransformBlock(clear, 0, Piece, cipher, 0);
            filled = 0;
            await SendAsync(cipher, cancellationToken);
        }
    }

    public override async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        await SendAsync(encryptor.TransformFinalBlock(clear, 0, filled), cancellation);
        await file.WriteAsync(SealedCmsHeader.End, cancellation);
    }

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(clear);
        encryptor.Dispose();
        aes.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask SendAsync(byte[] piece, CancellationToken cancellation)
    {
        if (!begun) await file.WriteAsync(header, cancellation);
        begun = true;
        var part = new AsnWriter(AsnEncodingRules.DER);
        part.WriteOctetString(piece);
        await file.WriteAsync(part.Encode(), cancellation);
    }
}
