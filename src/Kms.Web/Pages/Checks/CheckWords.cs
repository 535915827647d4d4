using Kms.Telegrams;
using Kms.Web.Api;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Checks;

/// <summary>Answers to a check in the reader's language.</summary>
internal static class CheckWords
{
    public static string Verdict(CheckVerdict verdict, IStringLocalizer<Texts> texts) => DeviceWords.Outcome(Names.Of1(verdict), texts);

    public static string? Tone(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Fits => "good",
        CheckVerdict.FitsProbably => "info",
        CheckVerdict.WrongKey => "bad",
        CheckVerdict.NoKey or CheckVerdict.UnknownDevice or CheckVerdict.ModeUnsupported => "warn",
        _ => null,
    };

    public static string? Key(CheckedTelegram answer, IStringLocalizer<Texts> texts) => answer is { Purpose: { } purpose, Version: { } version }
        ? texts["Check.KeyValue", DeviceWords.Purpose(purpose, texts), version].Value
        : null;

    /// <summary>The present values, to be compared with the display.</summary>
    public static string? Readings(CheckedTelegram answer) => answer.Readings is { } readings
        ? string.Join(" · ", readings.Where(reading => reading is { Storage: 0, Number: not null }).Select(reading => $"{reading.Number:0.######} {reading.Unit}"))
        : null;

    public static string? Note(CheckedTelegram answer, IStringLocalizer<Texts> texts) =>
        answer.Note is { } code ? RefusalWords.Say(code, null, texts) : null;
}
