using System.Text.RegularExpressions;
using Kms.Audit;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Devices;

/// <summary>Audit entries in the reader's language. A kind without a text of its own is shown as it stands in the trail.</summary>
internal static partial class EntryWords
{
    public static string Kind(string kind, IStringLocalizer<Texts> texts) => kind.Split("-job.") is [var job, var state]
        ? $"{texts.Say($"JobKind.{job}", job)} – {State(state, texts)}"
        : texts.Say($"Entry.{kind}", kind);

    /// <summary>What people can read of the details; identifiers and hashes stay in the trail and its export.</summary>
    public static string Details(AuditEntry entry, IStringLocalizer<Texts> texts) => string.Join(" · ", entry.Details
        .Where(detail => !IsForMachines(detail.Value)).Select(detail => $"{texts.Say($"Detail.{detail.Key}", detail.Key)}: {EntryValues.Say(detail.Key, detail.Value, texts)}"));

    public static string Fault(AuditFault fault, IStringLocalizer<Texts> texts)
    {
        var text = texts[$"AuditFault.{fault.Code}", [.. fault.Arguments]];
        return text.ResourceNotFound ? fault.Text : text.Value;
    }

    private static bool IsForMachines(string value) => value is "true" or "false" || LongHex().IsMatch(value);

    // A job is ordered first and ends in one of its states.
    private static string State(string state, IStringLocalizer<Texts> texts) =>
        state == "ordered" ? texts["Job.Queued"] : texts.Say($"JobState.{char.ToUpperInvariant(state[0])}{state[1..]}", state);

    public static string Icon(string kind) => kind.Split('.')[0] switch
    {
        "key" or "telegram" => "key",
        "right" => "grant",
        "device" or "claim" => "claim",
        "export" => "download",
        "transfer" => "transfer",
        "batch" => "batch",
        "invitation" => "mail",
        "organisation" or "partner" => "organisation",
        "member" or "user" or "account" or "access" or "operator" => "people",
        "sign-in" or "session" or "password" or "address" => "lock",
        "token" => "token",
        _ => "audit",
    };

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex LongHex();
}
