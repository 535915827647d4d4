using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kms.Telegrams;

namespace Kms.Web.Api;

/// <summary>What came of telegrams, in their order; never a key.</summary>
internal sealed record CheckAnswer(IReadOnlyList<CheckAnswer.Item> Items)
{
    public static CheckAnswer Of(ImmutableArray<CheckedTelegram> checks) => new([.. checks.Select(check => new Item(
        check.Index, check.Device?.Value, check.Verdict, check.Purpose?.Name, check.Version, check.Mode, check.Identity, check.Note,
        check.Readings is { } readings ? [.. readings.Select(one => new Reading(one.Quantity, one.Number, one.Unit, one.Time, one.Storage))] : null))]);

    internal sealed record Item(
        int Index, string? DeviceId, CheckVerdict Verdict, string? Purpose, int? Version, string? Mode, string? Identity, string? Note,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Reading>? Readings);

    internal sealed record Reading(string Quantity, decimal? Number, string? Unit, string? Time, int Storage);
}
