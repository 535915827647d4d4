using System.Formats.Asn1;

namespace Kms.Web.Ldap;

/// <summary>
/// Cuts what arrives into messages, and limits their size and time. The lengths are read by the platform's decoder; a length that is too large is
/// refused when it is announced, before anything is kept for it.
/// </summary>
internal sealed class LdapStream(Stream stream, TimeSpan timeout)
{
    /// <summary>A search of a mail program takes a few hundred bytes.</summary>
    public const int MostBytes = 8 << 10;

    private const byte Sequence = 0x30;
    private const int LongestHead = 6;

    private readonly byte[] _buffer = new byte[MostBytes];
    private int _filled;
    private int _taken;

    /// <summary>The next message, valid until the next call; null when the client has gone. Throws <see cref="AsnContentException"/>.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken stopping)
    {
        _buffer.AsSpan(_taken, _filled - _taken).CopyTo(_buffer);
        (_filled, _taken) = (_filled - _taken, 0);
        using var limit = Limit(stopping);
        while (true)
        {
            if (Length() is { } length && length <= _filled) return _buffer.AsMemory(0, _taken = length);
            var read = await stream.ReadAsync(_buffer.AsMemory(_filled), limit.Token);
            if (read == 0) return null;
            _filled += read;
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        using var limit = Limit(stopping);
        await stream.WriteAsync(bytes, limit.Token);
    }

    // RFC 4511, section 5.1: a sequence, whose length is told at its beginning.
    private int? Length()
    {
        if (_filled == 0) return null;
        if (_buffer[0] != Sequence) throw new AsnContentException("A message is a sequence.");
        if (!AsnDecoder.TryDecodeLength(_buffer.AsSpan(1, _filled - 1), AsnEncodingRules.BER, out var length, out var bytes))
            return _filled > LongestHead ? throw new AsnContentException("A message tells its length.") : null;
        return length is { } told && told <= MostBytes - 1 - bytes ? told + 1 + bytes : throw new AsnContentException("A message has at most 8 kB.");
    }

    private CancellationTokenSource Limit(CancellationToken stopping)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(timeout);
        return limit;
    }
}
