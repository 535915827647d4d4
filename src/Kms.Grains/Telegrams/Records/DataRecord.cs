namespace Kms.Telegrams.Records;

/// <summary>One data record.</summary>
internal readonly ref struct DataRecord(
    ReadOnlySpan<byte> dif, ReadOnlySpan<byte> vif, ReadOnlySpan<byte> text, DataKind kind, ReadOnlySpan<byte> data)
{
    /// <summary>Data information field and its extensions.</summary>
    public ReadOnlySpan<byte> Dif { get; } = dif;

    /// <summary>Value information field and its extensions.</summary>
    public ReadOnlySpan<byte> Vif { get; } = vif;

    /// <summary>The unit, where it is given as text (backwards, as on the wire).</summary>
    public ReadOnlySpan<byte> UnitText { get; } = text;

    public DataKind Kind { get; } = kind;

    /// <summary>Least significant byte first.</summary>
    public ReadOnlySpan<byte> Data { get; } = data;
}
