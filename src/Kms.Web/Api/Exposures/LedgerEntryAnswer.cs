using Kms.Exposures;

namespace Kms.Web.Api;

internal sealed record LedgerEntryAnswer(DateTimeOffset At, string? User, string? UserName, KeyRoute How, IReadOnlyList<string> Keys, string? Reason)
{
    public static LedgerEntryAnswer Of(LedgerEntry entry) =>
        new(entry.At, entry.Person?.Value, entry.PersonName, entry.Route, entry.Keys, entry.Reason);
}
