using System.Buffers.Binary;

namespace Kms.Imports;

/// <summary>
/// What a ZIP file must be before anything of it is unpacked: a few entries, one of them a file, neither encrypted nor a link, and
/// its directory exactly as long as its end record says. Names in it are never used as paths; odd ones are refused all the same.
/// </summary>
internal static class ZipRules
{
    private const int EndLength = 22;
    private const int LongestComment = 1024;
    private const int MostEntries = 16;
    private const int HeaderLength = 46;

    public static void Check(ReadOnlySpan<byte> zip)
    {
        var end = EndOf(zip);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(zip[(end + 10)..]);
        var at = BinaryPrimitives.ReadUInt32LittleEndian(zip[(end + 16)..]);
        if (count is 0 or > MostEntries) throw Refused($"It has {count} entries. Send a ZIP with one KEM file in it, or the file itself");
        if (at >= end) throw Refused("Its directory is damaged. Pack it again");
        var position = (int)at;
        for (var i = 0; i < count; i++) position = CheckEntry(zip[..end], position);
        if (position != end) throw Refused("Its directory is damaged. Pack it again");
    }

    public static UnreadableFileException Refused(string why) => new(FileProblem.ZipRefused, $"The ZIP file is refused. {why}.");

    public static UnreadableFileException Bomb(long limit) => new(FileProblem.ZipRefused,
        $"The ZIP file unpacks to more than {limit / (1024 * 1024)} MB. Send the KEM file itself.");

    private static int EndOf(ReadOnlySpan<byte> zip)
    {
        var tail = zip[Math.Max(0, zip.Length - EndLength - LongestComment)..];
        var at = tail.LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || at + EndLength > tail.Length)
            throw new UnreadableFileException(FileProblem.Truncated, "The ZIP file is cut off. Download or copy it again.");
        return zip.Length - tail.Length + at;
    }

    private static int CheckEntry(ReadOnlySpan<byte> zip, int at)
    {
        if (at + HeaderLength > zip.Length || !zip[at..].StartsWith("PK\x01\x02"u8)) throw Refused("Its directory is damaged. Pack it again");
        var header = zip[at..];
        if ((header[8] & 1) != 0) throw Refused("It has a password of its own. Unpack it and send the KEM file itself");
        if (header[10] is not (0 or 8) || header[11] != 0) throw Refused("It is packed in an unusual way. Pack it again as an ordinary ZIP");
        int name = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]), extra = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        var next = at + HeaderLength + name + extra + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        if (next > zip.Length) throw Refused("Its directory is damaged. Pack it again");
        CheckName(header.Slice(HeaderLength, name));
        var unixType = header[41] & 0xF0; // the upper half of the Unix mode
        if (header[5] == 3 && unixType is not (0 or 0x80 or 0x40)) throw Refused("It holds a link. Send the KEM file itself");
        return next;
    }

    private static void CheckName(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("[Content_Types].xml"u8)) throw Refused("It is an Excel workbook. Save it as CSV (UTF-8) and upload that");
        if (name.IsEmpty || name[0] is (byte)'/' or (byte)'\\' || name.IndexOf(".."u8) >= 0 || name.IndexOfAny((byte)':', (byte)'\\', (byte)0) >= 0)
            throw Refused("A name in it leads elsewhere. Pack it again");
    }
}
