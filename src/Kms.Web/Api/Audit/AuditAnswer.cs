using Kms.Audit;

namespace Kms.Web.Api;

/// <summary>An entry with its place in its chain and its hash.</summary>
internal sealed record AuditAnswer(
    string Writer, long Sequence, string Hash, DateTimeOffset At, string Kind, string? Actor, string? ActorName, string? Organisation, string? Device,
    string? Subject, IReadOnlyDictionary<string, string> Details)
{
    public static AuditAnswer Of(AuditEntry entry) => new(
        entry.Writer, entry.Sequence, entry.Hash, entry.At, entry.Kind, entry.Actor?.Value, entry.ActorName, entry.Organisation?.Value,
        entry.Device?.Value, entry.Subject, entry.Details);
}
