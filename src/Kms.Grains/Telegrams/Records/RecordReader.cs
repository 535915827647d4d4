namespace Kms.Telegrams.Records;

/// <summary>Walks the data records of EN 13757-3, one at a time, strictly: what no meter sends ends the walk.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private const byte Filler = 0x2F;
    private const byte MakerData = 0x0F;
    private const byte MakerDataMoreFollows = 0x1F;
    private const int MostExtensions = 4; // the standard allows ten; no meter known uses more, and chance does
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>The record at hand.</summary>
    public DataRecord Current { get; private set; }

    /// <summary>Idle fillers passed so far.</summary>
    public int Fillers { get; private set; }

    /// <summary>True once something was met that is no record.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The next record; false at the end and at the first fault.</summary>
    public bool Read()
    {
        for (; !IsBroken && at < bytes.Length && bytes[at] == Filler; at++) Fillers++;
        if (IsBroken || at == bytes.Length) return false;
        if (bytes[at] is MakerData or MakerDataMoreFollows) return TakeMakerData();
        var start = at;
        if (TakeChain(out var dif) && TakeUnit(out var vif, out var text) && TakeData(dif[0], out var kind, out var data))
        {
            Current = new DataRecord(dif, vif, text, kind, data);
            if (Plausibility.Holds(Current)) return true;
        }
        at = start;
        IsBroken = true;
        return false;
    }

    private bool TakeMakerData()
    {
        Current = new DataRecord(bytes.Slice(at, 1), [], [], DataKind.Maker, bytes[(at + 1)..]);
        at = bytes.Length;
        return true;
    }

    // A byte and those that its highest bit announces.
    private bool TakeChain(out ReadOnlySpan<byte> chain)
    {
        var start = at;
        chain = default;
        for (var more = true; more; at++)
        {
            if (at == bytes.Length || at - start > MostExtensions) return false;
            more = bytes[at] >= 0x80;
        }
        chain = bytes[start..at];
        return true;
    }

    // 7C and FC: the unit as text, its length in front, behind the first byte.
    private bool TakeUnit(out ReadOnlySpan<byte> vif, out ReadOnlySpan<byte> text)
    {
        text = default;
        vif = default;
        if (at == bytes.Length) return false;
        if ((bytes[at] & 0x7F) != 0x7C) return TakeChain(out vif);
        var first = bytes.Slice(at++, 1);
        if (!TakeText(out text)) return false;
        vif = first;
        return first[0] < 0x80 || TakeChain(out _);
    }

    private bool TakeText(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (at == bytes.Length || bytes.Length - at - 1 < bytes[at]) return false;
        text = bytes.Slice(at + 1, bytes[at]);
        at += 1 + text.Length;
        return true;
    }

    private bool TakeData(byte dif, out DataKind kind, out ReadOnlySpan<byte> data)
    {
        (kind, var length) = DataKinds.Of(dif);
        data = default;
        if (kind == DataKind.Variable)
        {
            if (at == bytes.Length) return false;
            (kind, length) = DataKinds.OfVariable(bytes[at++]);
        }
        if (kind == DataKind.Unknown || bytes.Length - at < length) return false;
        data = bytes.Slice(at, length);
        at += length;
        return true;
    }
}
