using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kms.Audit;
using Kms.Devices;
using Kms.Storage;

namespace Kms.Telegrams;

/// <summary>What the audit trail says of a check: an entry for each device that was found, one for all other telegrams.</summary>
internal static class CheckFacts
{
    public static Effects Of(CheckRun run, Occasion occasion)
    {
        var answers = run.Answers.Where(a => a.Device is not null).ToLookup(a => a.Device!.Value); // none without one is left
        var facts = ImmutableArray.CreateBuilder<Fact>(run.Devices.Count + 1);
        foreach (var device in run.Devices) facts.Add(Of(device, [.. answers[device.Id]], occasion));
        var others = run.Answers.Count(a => a.Device is null);
        if (others > 0) facts.Add(new Moment(occasion.Now, occasion.Actor.User, occasion.Step).Fact("telegram.checked", details: ("count", Text(others))));
        return new Effects(facts.DrainToImmutable(), [], []);
    }

    private static Fact Of(DeviceState device, IReadOnlyCollection<CheckedTelegram> answers, Occasion occasion)
    {
        var keys = answers.Where(a => a.Purpose is not null).Select(a => $"{a.Purpose}/{a.Version}").Distinct().Order(StringComparer.Ordinal);
        var verdicts = answers.Select(a => JsonNamingPolicy.KebabCaseLower.ConvertName(a.Verdict.ToString())).Distinct().Order(StringComparer.Ordinal);
        return occasion.Fact(
            "key.checked", device, null, null, ("count", Text(answers.Count)), ("verdicts", string.Join(' ', verdicts)),
            ("keys", string.Join(' ', keys) is { Length: > 0 } fitting ? fitting : null));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
