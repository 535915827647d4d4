using System.Collections.Immutable;
using Kms.Devices;

namespace Kms.Telegrams;

/// <summary>A line and the telegram that was found in it.</summary>
/// <param name="Telegram">Null when there is none.</param>
/// <param name="Fault">Why not, or why it cannot be checked.</param>
/// <param name="Identities">Whom it may be of, the likeliest first: the meter, then the adapter that sends for it.</param>
internal sealed record TelegramLine(Telegram? Telegram, TelegramFault Fault, ImmutableArray<DeviceId> Identities)
{
    public static TelegramLine Read(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[HexLine.LongestTelegram];
        var length = HexLine.Read(text, bytes);
        if (length == 0) return new TelegramLine(null, TelegramFault.NoHex, []);
        return TelegramReader.TryRead(bytes[..length], out var telegram, out var fault)
            ? new TelegramLine(telegram, telegram.Fault, IdentitiesOf(telegram))
            : new TelegramLine(null, fault, []);
    }

    /// <summary>As the telegram names it.</summary>
    public string? Identity => Identities.IsEmpty ? null : Identities[0].Value;

    private static ImmutableArray<DeviceId> IdentitiesOf(Telegram telegram)
    {
        if (telegram.Eui is { } eui) return [eui];
        var found = ImmutableArray.CreateBuilder<DeviceId>(2);
        if (telegram.Meter?.TryGetDevice(out var meter) == true) found.Add(meter);
        // A command comes from whoever reads the meter: only the meter is meant.
        if ((!telegram.ToMeter || found.Count == 0) && telegram.Sender.TryGetDevice(out var sender) && !found.Contains(sender)) found.Add(sender);
        return found.ToImmutable();
    }
}
