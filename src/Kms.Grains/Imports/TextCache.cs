namespace Kms.Imports;

/// <summary>Types, media, batches and customers repeat from row to row: one string each will do. Never used for keys or tokens.</summary>
internal sealed class TextCache
{
    private const int Slots = 256;

    private const int LongestKept = 48;

    private readonly (byte[] Bytes, string Text)[] kept = new (byte[], string)[Slots];

    public string Text(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty) return "";
        if (field.Length > LongestKept) return Fields.Text(field);
        ref var slot = ref kept[SlotOf(field)];
        if (slot.Bytes is null || !field.SequenceEqual(slot.Bytes)) slot = (field.ToArray(), Fields.Text(field));
        return slot.Text;
    }

    private static int SlotOf(ReadOnlySpan<byte> field)
    {
        var hash = new HashCode();
        hash.AddBytes(field);
        return hash.ToHashCode() & (Slots - 1);
    }
}
