using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Kms.Silo.Keys;

namespace Kms.Silo.Audit;

/// <summary>
/// How entries hang together, shared by the writer and by the verifier (also offline). Entry n of a chain is hashed as
/// HMAC-SHA-256(audit key, length of writer ‖ writer ‖ sequence ‖ hash of entry n-1 ‖ canonical text); numbers are big-endian,
/// 4 and 8 bytes; entry 0 is the genesis entry, has 32 zero bytes before it and names the heads of the chains before.
/// </summary>
internal static class AuditChain
{
    public const int HashBytes = 32;

    /// <summary>What stands before entry 0.</summary>
    public static readonly byte[] NoHash = new byte[HashBytes];

    /// <summary>Kind of entry 0.</summary>
    public const string GenesisKind = "audit.chain-started";

    public static void Hash(
        AuditKey key, string writer, long sequence, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> canonical, Span<byte> hash)
    {
        if (previous.Length != HashBytes) throw new ArgumentException("The hash before has 32 bytes.", nameof(previous));
        var name = Encoding.UTF8.GetByteCount(writer);
        var length = sizeof(int) + name + sizeof(long) + HashBytes + canonical.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var text = rented.AsSpan(0, length);
        BinaryPrimitives.WriteInt32BigEndian(text, name);
        Encoding.UTF8.GetBytes(writer, text[sizeof(int)..]);
        var rest = text[(sizeof(int) + name)..];
        BinaryPrimitives.WriteInt64BigEndian(rest, sequence);
        previous.CopyTo(rest[sizeof(long)..]);
        canonical.CopyTo(rest[(sizeof(long) + HashBytes)..]);
        key.Hash(text, hash);
        ArrayPool<byte>.Shared.Return(rented);
    }
}
