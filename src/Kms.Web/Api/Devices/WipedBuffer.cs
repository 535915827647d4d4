using System.Buffers;
using System.Security.Cryptography;

namespace Kms.Web.Api;

/// <summary>A buffer of fixed size that never moves and leaves nothing behind; keys of one device fit many times.</summary>
internal sealed class WipedBuffer : IBufferWriter<byte>
{
    private const int Size = 64 << 10;
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.AsMemory(_length);

    public Span<byte> GetSpan(int sizeHint = 0) => _bytes.AsSpan(_length);

    public void Wipe() => CryptographicOperations.ZeroMemory(_bytes);
}
