namespace Kms.Silo.Demo;

/// <summary>A kind of device in the demo: who makes it, what it is, and its year.</summary>
/// <param name="Maker">FLAG code; EUI for LoRaWAN devices.</param>
internal sealed record DemoModel(string Maker, string Type, string Medium, int FirstSerial, int Year, int DeviceCode, string Batch, string Customer)
{
    public const string Utility = "10042";
    public const string Reseller = "20017";

    /// <summary>What stands in the demo's warehouse.</summary>
    public static IReadOnlyList<(DemoModel Model, int Count)> Fleet { get; } =
    [
        (new("KAM", "MULTICAL 403", "heat", 67_200_000, 2024, 42, "Heat 2024-1", Utility), 1_400),
        (new("KAM", "flowIQ 2200", "water", 54_810_000, 2025, 48, "Water 2025-1", Utility), 1_100),
        (new("ELS", "V200H", "water", 12_340_000, 2023, 7, "Water 2023-4", Utility), 500),
        (new("DME", "HYDRUS 2.0", "water", 64_020_000, 2024, 11, "Spring order", Reseller), 800),
        (new("QDS", "Qundis Q caloric", "heat cost allocator", 41_700_000, 2025, 15, "Allocators 7", Reseller), 500),
        (new("EUI", "Axioma W1", "water", 1_000, 2025, 30, "LoRa 2025", Reseller), 300),
        (new("EFE", "SensoStar U", "heat", 30_550_000, 2022, 5, "Old stock", ""), 400),
    ];
}
