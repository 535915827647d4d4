using Kms.Jobs;
using Kms.Keys;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Devices;

/// <summary>Values of devices, keys and reports in the reader's language.</summary>
internal static class DeviceWords
{
    private const string FittingKey = "fitting-key";

    public static string? Medium(string? medium, IStringLocalizer<Texts> texts) => medium is null ? null : texts.Say($"Medium.{medium}", medium);

    public static string Purpose(KeyPurpose purpose, IStringLocalizer<Texts> texts) => texts.Say($"Purpose.{purpose.Name}", purpose.Name);

    /// <summary>A refusal without a word of its own is one all the same; its detail says why.</summary>
    public static string Outcome(string outcome, IStringLocalizer<Texts> texts) =>
        texts.Say($"Outcome.{outcome}", RefusalWords.Say(outcome, null, texts) is null ? outcome : texts["Outcome.refused"]);

    /// <summary>What is wrong with a row, or what was found about one that is done; from codes alone, so that no English sentence slips through.</summary>
    public static string? Detail(JobReportRow row, IStringLocalizer<Texts> texts)
    {
        if (row.Notes is { IsEmpty: false } notes) return string.Join(" ", notes.Select(note => Say(note, texts)));
        if (row.Detail is null) return null;
        var found = row.Detail.Split(' ').Select(code => Finding(code, texts)).ToList();
        return found.Contains(null) ? RefusalWords.Say(row.Outcome, null, texts) ?? row.Detail : string.Join(", ", found);
    }

    private static string Say(ReportNote note, IStringLocalizer<Texts> texts)
    {
        var argument = note.Code == FittingKey ? Key(note.Argument, texts) : note.Argument;
        var text = RefusalWords.Say(note.Code, argument, texts) ?? note.Code;
        return note.Column is null ? text : $"{note.Column}: {text}";
    }

    // Purpose and version stand in a report as programs name them.
    private static string? Key(string? key, IStringLocalizer<Texts> texts) =>
        key?.Split(' ') is [var name, var version] && KeyPurpose.TryParse(name, out var purpose) ? texts["Check.KeyValue", Purpose(purpose, texts), version] : key;

    private static string? Finding(string code, IStringLocalizer<Texts> texts)
    {
        if (code.Split('/') is [var name, var version] && KeyPurpose.TryParse(name, out var purpose)) return texts["Check.KeyValue", Purpose(purpose, texts), version];
        var text = texts[$"Finding.{RefusalWords.Pascal(code)}"];
        return text.ResourceNotFound ? RefusalWords.Say(code, null, texts) : text.Value;
    }
}
