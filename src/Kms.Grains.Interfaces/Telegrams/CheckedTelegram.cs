using System.Collections.Immutable;
using Kms.Devices;
using Kms.Keys;

namespace Kms.Telegrams;

/// <summary>What came of one telegram.</summary>
/// <param name="Index">Its place in what was given, counting from 0.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Device">The device, if it is one of the asking person's.</param>
/// <param name="Purpose">What the key that fits is for.</param>
/// <param name="Version">Its version.</param>
/// <param name="Mode"><c>mode-5</c>, <c>mode-7</c>, <c>link-layer</c>, <c>lorawan-join</c>, or another mode by its number; null where none was found.</param>
/// <param name="Identity">Whose it says it is, as it stands in the telegram.</param>
/// <param name="Note">
/// A code that says more: <c>older-version</c>, <c>not-in-use</c>, <c>header-differs</c> of a key or device that fits; of telegrams <c>telegram-cut</c>, <c>telegram-malformed</c>,
/// <c>no-hex</c>, <c>fragment</c>, <c>unknown-header</c>, <c>unsupported-mode</c>, <c>of-another-device</c>.
/// </param>
/// <param name="Readings">The first values in it, of up to 100 telegrams at once, for whoever may read the key that fits; else null.</param>
[GenerateSerializer, Immutable, Alias("kms.CheckedTelegram")]
public sealed record CheckedTelegram(
    int Index, CheckVerdict Verdict, DeviceId? Device, KeyPurpose? Purpose, int? Version, string? Mode, string? Identity, string? Note,
    ImmutableArray<TelegramReading>? Readings = null);
