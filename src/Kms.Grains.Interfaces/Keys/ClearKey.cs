using System.Security.Cryptography;

namespace Kms.Keys;

/// <summary>
/// A key in the clear. Whoever made it disposes it; disposing wipes the bytes. Compared in fixed time; its text form hides it.
/// The only contract type that carries key bytes: it leaves a silo over a protected connection alone.
/// </summary>
[GenerateSerializer, Immutable, Alias("kms.ClearKey")]
public sealed class ClearKey : IDisposable
{
    // A pinned array is never copied by the collector, so that wiping it wipes the only copy.
    [Id(0)] private readonly byte[] _bytes;

    [NonSerialized] private volatile bool _wiped;

    private ClearKey(byte[] bytes) => _bytes = bytes;

    /// <summary>Number of bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>Copies the bytes; the caller wipes its own copy.</summary>
    public static ClearKey FromBytes(ReadOnlySpan<byte> bytes)
    {
        var own = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(own);
        return new ClearKey(own);
    }

    /// <summary>A fresh random key.</summary>
    public static ClearKey Generate(int length)
    {
        var own = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        RandomNumberGenerator.Fill(own);
        return new ClearKey(own);
    }

    /// <summary>The one way to the bytes, so that a search finds every use. Refuses when they were wiped: nothing may be sealed or signed under zeros.</summary>
    public ReadOnlySpan<byte> Reveal()
    {
        ObjectDisposedException.ThrowIf(_wiped, this);
        return _bytes;
    }

    /// <summary>True when both hold the same bytes; takes the same time either way.</summary>
    public bool Matches(ClearKey other) => CryptographicOperations.FixedTimeEquals(Reveal(), other.Reveal());

    /// <inheritdoc/>
    public void Dispose()
    {
        _wiped = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }

    /// <inheritdoc/>
    public override string ToString() => "ClearKey(hidden)";
}
