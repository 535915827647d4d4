namespace Kms.Keys;

/// <summary>Keys printed in standards, manuals and test suites. Whoever uses one uses a key that everybody has.</summary>
internal static class HygienePublishedKeys
{
    private static readonly byte[][] Keys =
    [
        .. new[]
        {
            "000102030405060708090A0B0C0D0E0F", // FIPS 197, RFC 3394, OMS, DLMS Green Book
            "000102030405060708090A0B0C0D0E0F1011121314151617",
            "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F",
            "2B7E151628AED2A6ABF7158809CF4F3C", // FIPS 197, RFC 4493, default of many LoRaWAN stacks
            "8E73B0F7DA0E6452C810F32B809079E562F8EAD2522C6B7B", // SP 800-38A
            "603DEB1015CA71BE2B73AEF0857D77811F352C073B6108D72D9810A30914DFF4",
            "FEFFE9928665731C6D6A8F9467308308", // GCM test cases
            "06A9214036B8A15B512E03D534120006", // RFC 3602
            "C286696D887C9AA0611BBB3E2025A45A",
            "6C3EA0477630CE21A2CE334AA746C2CD",
            "56E47A38C5598974BC46903DBA290349",
            "AE6852F8121067CC4BF7A5765577F39E", // RFC 3686
            "7E24067817FAE0D743D6CE1F32539163",
            "7691BE035E5020A8AC6E618529F9A0DC",
            "12345678901234567890123456789012", // RFC 6030
            "651E63CD57008476AF1FF6422CD02E41",
            "00112233445566778899AABBCCDDEEFF",
            "FFEEDDCCBBAA99887766554433221100",
            "FFEEDDCCBBAA00998877665544332211",
            "0102030405060708090A0B0C0D0E0F11", // OMS mode 5 example
            "0102030405060708090A0B0C0D0E0F10",
            "ECCF39D475D730B8284FDFDC1995D52F", // OMS mode 7 example
            "C9CD19FF5A9AAD5A6BBDA13BD2C4C7AD",
            "28F64A24988064A079AA2C807D6102AE", // Multical 21 example
            "B6B53F4A168A7A88BDF7EA135CE9CFCA", // LoRaWAN join example
            "D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF", // DLMS Green Book, authentication key
            "0123456789ABCDEF0123456789ABCDEF",
            "FEDCBA98765432100123456789ABCDEF",
            "0123456789ABCDEFFEDCBA9876543210",
            "0123456789ABCDEF", // FIPS 46, FIPS 81
            "133457799BBCDFF1",
            "0123456789ABCDEF23456789ABCDEF01456789ABCDEF0123", // SP 800-67
        }.Select(Convert.FromHexString),
    ];

    /// <summary>All of them, for whoever compares fingerprints.</summary>
    public static IReadOnlyList<byte[]> All => Keys;

    public static bool Contains(ReadOnlySpan<byte> key)
    {
        foreach (var known in Keys)
            if (key.SequenceEqual(known)) return true;
        return false;
    }
}
