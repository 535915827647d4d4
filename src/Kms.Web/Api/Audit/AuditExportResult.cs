using System.Globalization;
using System.Text.Json;
using Kms.Audit;
using Kms.Web.Auth;

namespace Kms.Web.Api;

/// <summary>Streams what of the trail the caller may see, page by page, newest first; a ticket of its own for each.</summary>
internal sealed class AuditExportResult(IAuditGrain audit, IActorSource actors, AuditFilter? filter) : IResult
{
    private const string Head = "at,kind,actor,actorName,organisation,device,subject,details,writer,sequence,hash";

    public Task ExecuteAsync(HttpContext httpContext) => CsvAnswer.WriteAsync<AuditEntry>(
        httpContext, "audit.csv", Head, Line,
        async page => filter is null ? Page<AuditEntry>.Empty : await audit.FindAsync(await actors.GetAsync(), filter, page));

    private static string Line(AuditEntry entry) => string.Join(
        ',', entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), CsvCell.Of(entry.Kind), CsvCell.Of(entry.Actor?.Value), CsvCell.Of(entry.ActorName),
        CsvCell.Of(entry.Organisation?.Value), CsvCell.Of(entry.Device?.Value), CsvCell.Of(entry.Subject),
        CsvCell.Of(entry.Details.IsEmpty ? null : JsonSerializer.Serialize(entry.Details)), CsvCell.Of(entry.Writer),
        entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.Hash);
}
