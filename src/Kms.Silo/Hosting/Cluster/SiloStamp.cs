using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Kms.Silo.Keys;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// What silos show to each other with a call: their address, and its HMAC-SHA-256 (FIPS 198-1) under a key that only silos have. Where a call
/// says that it comes from proves nothing: a web node writes that itself.
/// </summary>
internal sealed class SiloStamp(KeyVault vault, ILocalSiloDetails silo)
{
    /// <summary>Under which the engine carries it beside the arguments.</summary>
    public const string Name = "kms.silo";

    private const char Divider = '/';

    // Looked up by a hash that is keyed at random: the time says nothing about the characters of a right one.
    private readonly ConcurrentDictionary<string, bool> _genuine = [];
    private string? _own;

    public string Own => _own ??= Make(silo.SiloAddress.ToParsableString());

    /// <summary>From a silo.</summary>
    public bool IsGenuine(object? stamp) => stamp is string text && (_genuine.ContainsKey(text) || Verify(text));

    /// <summary>From this process.</summary>
    public bool IsOwn(object? stamp) => IsGenuine(stamp) && string.Equals((string)stamp!, Own, StringComparison.Ordinal);

    private string Make(string address) =>
        $"{address}{Divider}{Convert.ToHexStringLower(vault.Mac(KeyLabels.Silo, Encoding.UTF8.GetBytes(address)).AsSpan())}";

    private bool Verify(string text)
    {
        var end = text.IndexOf(Divider, StringComparison.Ordinal);
        if (end < 1 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Make(text[..end])), Encoding.UTF8.GetBytes(text))) return false;
        _genuine[text] = true;
        return true;
    }
}
