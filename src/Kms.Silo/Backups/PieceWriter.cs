using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Kms.Silo.Keys;

namespace Kms.Silo.Backups;

/// <summary>
/// Encrypted pieces of a backup: one byte (1 for the last piece), the length of the message (4 bytes, big-endian), the message. Inside:
/// the length of the content (4 bytes) and the content under Brotli. Each message is bound to the head, to its number and to being the
/// last one or not, so that no piece can be changed, moved, left out or made the end.
/// </summary>
internal sealed class PieceWriter(Stream stream, GcmCipher cipher, string headHash)
{
    private const int PieceBytes = 1 << 18;
    private const int Fast = 1;
    private const int Window = 18;

    private readonly ArrayBufferWriter<byte> _content = new(2 * PieceBytes);
    private int _number;

    /// <summary>What is written goes on here.</summary>
    public IBufferWriter<byte> Content => _content;

    public void WriteIfFull()
    {
        if (_content.WrittenCount >= PieceBytes) Write(last: false);
    }

    public void Write(bool last)
    {
        var packed = new byte[sizeof(int) + BrotliEncoder.GetMaxCompressedLength(_content.WrittenCount)];
        BinaryPrimitives.WriteInt32BigEndian(packed, _content.WrittenCount);
        if (!BrotliEncoder.TryCompress(_content.WrittenSpan, packed.AsSpan(sizeof(int)), out var length, Fast, Window))
            throw new InvalidOperationException("Brotli needs more room than it asked for.");
        var message = new byte[sizeof(int) + length + GcmCipher.Overhead];
        cipher.Encrypt(packed.AsSpan(0, sizeof(int) + length), PiecePlace.Of(headHash, _number++, last), message);
        Span<byte> start = stackalloc byte[PiecePlace.StartBytes];
        start[0] = (byte)(last ? 1 : 0);
        BinaryPrimitives.WriteInt32BigEndian(start[1..], message.Length);
        stream.Write(start);
        stream.Write(message);
        _content.ResetWrittenCount();
    }
}
