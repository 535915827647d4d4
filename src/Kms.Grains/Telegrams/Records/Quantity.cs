namespace Kms.Telegrams.Records;

/// <summary>EN 13757-3, primary value information: what is measured, in which unit, by which power of ten.</summary>
internal readonly record struct Quantity(string Name, string Unit, int Exponent)
{
    /// <summary>Null for what is shown to nobody: durations, makers' own, extended tables.</summary>
    public static Quantity? Of(byte vif) => (vif & 0x7F) switch
    {
        <= 0x07 and var v => new Quantity("energy", "Wh", (v & 7) - 3),
        <= 0x0F and var v => new Quantity("energy", "J", v & 7),
        <= 0x17 and var v => new Quantity("volume", "m³", (v & 7) - 6),
        <= 0x1F and var v => new Quantity("mass", "kg", (v & 7) - 3),
        <= 0x27 => null,
        <= 0x2F and var v => new Quantity("power", "W", (v & 7) - 3),
        <= 0x37 and var v => new Quantity("power", "J/h", v & 7),
        <= 0x3F and var v => new Quantity("flow", "m³/h", (v & 7) - 6),
        <= 0x47 and var v => new Quantity("flow", "m³/min", (v & 7) - 7),
        <= 0x4F and var v => new Quantity("flow", "m³/s", (v & 7) - 9),
        <= 0x57 and var v => new Quantity("flow", "kg/h", (v & 7) - 3),
        <= 0x5F and var v => new Quantity("temperature", "°C", (v & 3) - 3),
        <= 0x63 and var v => new Quantity("temperature", "K", (v & 3) - 3),
        <= 0x67 and var v => new Quantity("temperature", "°C", (v & 3) - 3),
        <= 0x6B and var v => new Quantity("pressure", "bar", (v & 3) - 3),
        _ => null,
    };
}
