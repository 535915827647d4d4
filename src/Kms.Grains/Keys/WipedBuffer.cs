using System.Buffers;
using System.Security.Cryptography;

namespace Kms.Keys;

/// <summary>A growing buffer for bytes that hold keys: whatever it lets go of is wiped first.</summary>
internal sealed class WipedBuffer(int capacity = 4096) : IBufferWriter<byte>, IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public Span<byte> Written => buffer.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => buffer.AsMemory(0, Length);

    public void Advance(int count) => Length = Length + count <= buffer.Length ? Length + count : throw new ArgumentOutOfRangeException(nameof(count));

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return buffer.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Adds all that is left of the stream.</summary>
    public async Task FillAsync(Stream content, CancellationToken cancellation)
    {
        int got;
        while ((got = await content.ReadAsync(GetMemory(16 * 1024), cancellation)) > 0) Advance(got);
    }

    /// <summary>Cuts the end off.</summary>
    public void Shorten(int length)
    {
        CryptographicOperations.ZeroMemory(buffer.AsSpan(length, Length - length));
        Length = length;
    }

    /// <summary>Cuts the start off.</summary>
    public void DropStart(int count)
    {
        buffer.AsSpan(count, Length - count).CopyTo(buffer);
        Shorten(Length - count);
    }

    public void Clear() => Shorten(0);

    public void Dispose()
    {
        Clear();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Ensure(int more)
    {
        if (buffer.Length - Length >= more) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + more), Math.Min(buffer.Length, 1 << 29) * 2));
        Written.CopyTo(larger);
        CryptographicOperations.ZeroMemory(Written);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
