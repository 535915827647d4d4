using Kms.Devices;
using Kms.Keys;

namespace Kms.Telegrams;

/// <summary>
/// Tries the keys of devices on telegrams, set-wise, with the rule of single looks: what the actor does not see is not tried. The database is asked
/// the same whether a device exists or not.
/// </summary>
internal sealed class TelegramDesk(IDeviceStore store, IKeyVault vault)
{
    private const int MostReadings = 100;
    private const string Eui = "EUI-";

    /// <param name="lines">One telegram a piece; equal ones are tried once.</param>
    /// <param name="only">Telegrams of other devices are answered as those of unknown ones.</param>
    /// <param name="occasion">Who asks, and when.</param>
    public async Task<CheckRun> CheckAsync(IReadOnlyList<string> lines, DeviceId? only, Occasion occasion)
    {
        var first = new Dictionary<string, int>(lines.Count, StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++) first.TryAdd(lines[i], i);
        var read = first.Values.ToDictionary(i => i, i => TelegramLine.Read(lines[i]));
        var devices = await FindAsync(read.Values, only, occasion);

        var answers = new CheckedTelegram?[lines.Count];
        // For people who look at a few; thousands are for programs.
        var reads = lines.Count <= MostReadings;
        foreach (var group in Groups(read, devices))
            Check(group.Device, group.Lines, read, answers, reads && group.Device.MayRead(occasion.Actor, occasion.Now) == KeyVerdict.Readable);
        var all = new CheckedTelegram[lines.Count];
        for (var i = 0; i < lines.Count; i++) all[i] = (answers[first[lines[i]]] ?? Unmatched(read[first[lines[i]]], only)) with { Index = i };
        var found = all.Select(answer => answer.Device).ToHashSet();
        return new CheckRun(all, [.. devices.SelectMany(group => group).DistinctBy(device => device.Id).Where(device => found.Contains(device.Id))]);
    }

    // A meter and the adapter that speaks for it may both be devices: the keys of both are tried, the meter's first.
    private static IEnumerable<(DeviceState Device, List<int> Lines)> Groups(Dictionary<int, TelegramLine> read, ILookup<DeviceId, DeviceState> devices)
    {
        var groups = new Dictionary<(int Place, DeviceId Device), (DeviceState Device, List<int> Lines)>();
        foreach (var (i, line) in read)
        {
            var candidates = line.Identities.SelectMany(identity => devices[identity]).DistinctBy(device => device.Id);
            foreach (var (place, device) in candidates.Index())
            {
                if (!groups.TryGetValue((place, device.Id), out var group)) groups[(place, device.Id)] = group = (device, []);
                group.Lines.Add(i);
            }
        }
        return groups.OrderBy(group => group.Key.Place).Select(group => group.Value);
    }

    private void Check(DeviceState device, List<int> group, Dictionary<int, TelegramLine> read, CheckedTelegram?[] answers, bool reads)
    {
        using var keys = CheckableKeys.Open(device, vault);
        var check = new DeviceCheck(device, keys, reads);
        foreach (var i in group)
            if (read[i].Telegram is { } telegram && check.Check(i, read[i], telegram) is var answer && (answers[i] is null || answer.Purpose is not null)) answers[i] = answer;
        foreach (var sure in check.Confirmed())
            if (answers[sure.Index]?.Device == device.Id) answers[sure.Index] = sure;
    }

    private static CheckedTelegram Unmatched(TelegramLine line, DeviceId? only) => line.Telegram is { } telegram
        ? new CheckedTelegram(0, CheckVerdict.UnknownDevice, null, null, null, ModeNames.Of(telegram), line.Identity, only is null ? null : "of-another-device")
        : new CheckedTelegram(0, CheckVerdict.NotATelegram, null, null, null, null, null, ModeNames.Of(line.Fault));

    // The devices that the actor sees, by the identities of telegrams.
    private async Task<ILookup<DeviceId, DeviceState>> FindAsync(IEnumerable<TelegramLine> lines, DeviceId? only, Occasion occasion)
    {
        var identities = lines.SelectMany(line => line.Identities).Distinct().ToList();
        var pairs = identities.Count == 0 ? [] : await store.ResolveManyAsync([.. identities.SelectMany(TextsOf)]);
        // Those that nobody has are read as well, so that the time tells nothing.
        var states = await store.ReadManyAsync([.. pairs.Select(pair => pair.Device).Concat(identities).Distinct()]);
        var seen = states.Where(device => (only is null || device.Id == only) && occasion.Actor.Sees(device, occasion.Now)).ToDictionary(device => device.Id);
        return pairs.Where(pair => seen.ContainsKey(pair.Device)).ToLookup(pair => IdentityOf(pair.Identity), pair => seen[pair.Device]);
    }

    // A DevEUI may be the device's own name, a further one, or that of its second radio.
    private static IEnumerable<string> TextsOf(DeviceId identity) => identity.IsEui ? [identity.Value, identity.Number] : [identity.Value];

    private static DeviceId IdentityOf(string text) => DeviceId.TryParse(text, out var id) ? id : DeviceId.Parse($"{Eui}{text}");
}
