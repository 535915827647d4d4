using System.Collections.Immutable;
using System.Security.Cryptography;
using Kms.Devices;
using Kms.Keys;
using Kms.Telegrams.Records;

namespace Kms.Telegrams;

/// <summary>The keys of one device, opened for one check; disposing wipes them.</summary>
internal sealed class CheckableKeys : IDisposable
{
    private readonly ImmutableArray<(StoredKey Key, ClearKey Value)> keys;

    private CheckableKeys(ImmutableArray<(StoredKey, ClearKey)> keys) => this.keys = keys;

    public bool IsEmpty => keys.IsEmpty;

    /// <summary>All with a value and the right length, whatever their purpose and state: "an old one fits" is an answer too. Those in use come first.</summary>
    public static CheckableKeys Open(DeviceState device, IKeyVault vault)
    {
        var opened = ImmutableArray.CreateBuilder<(StoredKey, ClearKey)>();
        foreach (var key in device.Keys.OrderByDescending(k => k.State == KeyState.Active).ThenByDescending(k => k.Version))
            if (key is { Algorithm: KeyAlgorithm.Aes128, Wrapped: { } wrapped }) opened.Add((key, vault.Unwrap(device.Id, key.Purpose, key.Version, wrapped)));
        return new CheckableKeys(opened.ToImmutable());
    }

    /// <summary>The key that fits best.</summary>
    public KeyFit Try(Telegram telegram, out StoredKey? fitting)
    {
        var best = KeyFit.No;
        fitting = null;
        foreach (var (key, value) in keys)
        {
            if (KeyCheck.Try(telegram, value.Reveal()) is var fit && fit > best) (best, fitting) = (fit, key);
            if (best == KeyFit.Certain) break;
        }
        return best;
    }

    /// <summary>What a key opens.</summary>
    public ImmutableArray<TelegramReading> Read(Telegram telegram, StoredKey fitting)
    {
        Span<byte> plain = stackalloc byte[FrameReader.Longest];
        var value = keys.First(pair => pair.Key == fitting).Value;
        KeyCheck.Open(telegram, value.Reveal(), plain, out var length);
        var readings = length == 0 ? [] : Readings.Of(plain[..length], telegram.Security);
        CryptographicOperations.ZeroMemory(plain);
        return readings;
    }

    public void Dispose()
    {
        foreach (var (_, value) in keys) value.Dispose();
    }
}
