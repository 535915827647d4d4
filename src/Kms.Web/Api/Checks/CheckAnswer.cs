using System.Collections.Immutable;
using Kms.Telegrams;

namespace Kms.Web.Api;

/// <summary>What came of telegrams, in their order; never a key.</summary>
internal sealed record CheckAnswer(IReadOnlyList<CheckAnswer.Item> Items)
{
    public static CheckAnswer Of(ImmutableArray<CheckedTelegram> checks) => new([.. checks.Select(check => new Item(
        check.Index, check.Device?.Value, check.Verdict, check.Purpose?.Name, check.Version, check.Mode, check.Identity, check.Note))]);

    internal sealed record Item(
        int Index, string? DeviceId, CheckVerdict Verdict, string? Purpose, int? Version, string? Mode, string? Identity, string? Note);
}
