using System.Security.Cryptography;
using System.Text;

namespace Kms.Imports;

/// <summary>Which serial numbers have been seen, 16 bytes each: short ones as they are, long ones by their hash.</summary>
internal sealed class SerialSet(int most)
{
    private const int CharactersThatFit = 18; // of seven bits each

    private readonly HashSet<UInt128> seen = [];

    /// <summary>False when it stood there before.</summary>
    public bool Add(string serial)
    {
        if (!seen.Add(Packed(serial))) return false;
        if (seen.Count > most) throw TooMany(most);
        return true;
    }

    public static UnreadableFileException TooMany(int most, long? line = null) =>
        new(FileProblem.TooManyRows, $"The list has more than {most} serial numbers. Split it into several files.", line);

    private static UInt128 Packed(string serial)
    {
        if (serial.Length > CharactersThatFit) return Hashed(serial);
        var packed = UInt128.Zero;
        foreach (var c in serial) packed = (packed << 7) | c;
        return packed;
    }

    // The top bit tells hashes from packed texts, which have none there.
    private static UInt128 Hashed(string serial) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.ASCII.GetBytes(serial))) | (UInt128.One << 127);
}
