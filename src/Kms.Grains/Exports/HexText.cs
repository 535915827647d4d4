using System.Buffers;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>Writes a key as hex straight into the file's bytes: no string of it is made.</summary>
internal static class HexText
{
    public static void Write(ClearKey key, IBufferWriter<byte> into)
    {
        var length = key.Length * 2;
        Convert.TryToHexString(key.Reveal(), into.GetSpan(length), out _);
        into.Advance(length);
    }
}
