using System.Buffers.Binary;
using System.IO.Compression;
using Kms.Silo.Keys;

namespace Kms.Silo.Backups;

/// <summary>Reads what <see cref="PieceWriter"/> wrote; one piece is in memory at a time.</summary>
internal sealed class PieceReader(Stream stream, GcmCipher cipher, string headHash, string file)
{
    private int _number;
    private bool _ended;

    /// <summary>The content of the next piece; null behind the last one, with which the file must end.</summary>
    public byte[]? Next()
    {
        var at = stream.Position;
        if (_ended) return stream.ReadByte() < 0 ? null : throw BackupFaults.Changed(file, at);
        Span<byte> start = stackalloc byte[PiecePlace.StartBytes];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length) throw BackupFaults.CutOff(file, stream.Length);
        var length = BinaryPrimitives.ReadInt32BigEndian(start[1..]);
        if (start[0] > 1 || length < sizeof(int) + GcmCipher.Overhead) throw BackupFaults.Changed(file, at);
        // A changed length must not make us ask for more memory than there is file.
        if (length > stream.Length - stream.Position) throw BackupFaults.CutOff(file, stream.Length);
        var message = new byte[length];
        stream.ReadExactly(message);
        _ended = start[0] == 1;
        var packed = new byte[length - GcmCipher.Overhead];
        if (!cipher.TryDecrypt(message, PiecePlace.Of(headHash, _number++, _ended), packed)) throw BackupFaults.Changed(file, at);
        return Unpack(packed, at);
    }

    private byte[] Unpack(byte[] packed, long at)
    {
        var content = new byte[BinaryPrimitives.ReadInt32BigEndian(packed)];
        return BrotliDecoder.TryDecompress(packed.AsSpan(sizeof(int)), content, out var length) && length == content.Length
            ? content
            : throw BackupFaults.Changed(file, at);
    }
}
