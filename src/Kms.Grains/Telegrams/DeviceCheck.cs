using Kms.Devices;
using Kms.Keys;

namespace Kms.Telegrams;

/// <summary>The telegrams of one device in one call, tried against its keys one after the other and then judged together.</summary>
/// <param name="device">Whose telegrams.</param>
/// <param name="keys">Its keys.</param>
/// <param name="reads">Whether readings are shown: to whoever may read the key anyway.</param>
internal sealed class DeviceCheck(DeviceState device, CheckableKeys keys, bool reads)
{
    // Of so many telegrams, two may look right by chance; of this share, none do in a lifetime.
    private const int LeastShare = 16;

    private readonly Dictionary<(KeyPurpose, int), List<CheckedTelegram>> probable = [];
    private readonly HashSet<string> seen = [];
    private readonly Dictionary<(KeyPurpose, int), int> fitting = [];

    public CheckedTelegram Check(int index, TelegramLine line, Telegram telegram)
    {
        var answer = new CheckedTelegram(index, CheckVerdict.WrongKey, device.Id, null, null, ModeNames.Of(telegram), line.Identity, null);
        if (telegram.Fault != TelegramFault.None) return answer with { Verdict = CheckVerdict.ModeUnsupported, Note = ModeNames.Of(telegram.Fault) };
        if (telegram.Security == Security.None) return answer with { Verdict = CheckVerdict.AlreadyDecrypted };
        var fit = keys.Try(telegram, out var key);
        if (fit == KeyFit.No)
        {
            if (KeyCheck.IsOpen(telegram)) return answer with { Verdict = CheckVerdict.AlreadyDecrypted };
            if (keys.IsEmpty) return answer with { Verdict = CheckVerdict.NoKey };
        }
        var isNew = seen.Add(Convert.ToBase64String(telegram.Bytes));
        return key is null ? answer : Fitting(answer with { Purpose = key.Purpose, Version = key.Version }, fit, key, telegram, isNew);
    }

    /// <summary>Probable answers that other telegrams under the same key confirm.</summary>
    public IEnumerable<CheckedTelegram> Confirmed() => probable
        .Where(pair => fitting[pair.Key] > 1 && fitting[pair.Key] * LeastShare >= seen.Count)
        .SelectMany(pair => pair.Value).Select(answer => answer with { Verdict = CheckVerdict.Fits });

    private CheckedTelegram Fitting(CheckedTelegram answer, KeyFit fit, StoredKey key, Telegram telegram, bool isNew)
    {
        var name = (key.Purpose, key.Version);
        if (reads && keys.Read(telegram, key) is { IsEmpty: false } readings) answer = answer with { Readings = readings };
        answer = answer with { Note = NoteOn(key), Verdict = fit == KeyFit.Certain ? CheckVerdict.Fits : CheckVerdict.FitsProbably };
        // A key that several devices share fits the wrong meter too: version and type have to be those of the device.
        if (IsAnother(telegram)) return answer with { Verdict = CheckVerdict.FitsProbably, Note = "header-differs" };
        if (isNew) fitting[name] = fitting.GetValueOrDefault(name) + 1;
        if (answer.Verdict != CheckVerdict.FitsProbably) return answer;
        if (!probable.TryGetValue(name, out var waiting)) probable[name] = waiting = [];
        waiting.Add(answer);
        return answer;
    }

    private string? NoteOn(StoredKey key) =>
        device.Keys.Any(k => k.Purpose == key.Purpose && k.Version > key.Version && k.State == KeyState.Active) ? "older-version"
        : key.State == KeyState.Active ? null : "not-in-use";

    // Of an adapter that speaks for the meter the service knows neither.
    private bool IsAnother(Telegram telegram) => telegram.Eui is null && telegram.Address.TryGetDevice(out var named) && named == device.Id
        && ((device.MbusVersion is { } version && version != telegram.Address.Version) || (device.DeviceType is { } type && type != telegram.Address.Type));
}
