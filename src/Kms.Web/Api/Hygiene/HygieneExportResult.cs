using System.Globalization;
using Kms.Catalogue;
using Kms.Keys;
using Kms.Web.Auth;

namespace Kms.Web.Api;

/// <summary>Streams devices with findings, page by page, as the device list shows them.</summary>
internal sealed class HygieneExportResult(ICatalogueGrain catalogue, IActorSource actors, DeviceFilter filter) : IResult
{
    public static KeyFinding Any { get; } = Enum.GetValues<KeyFinding>().Aggregate((all, one) => all | one);

    public Task ExecuteAsync(HttpContext httpContext) => CsvAnswer.WriteAsync<DeviceRow>(
        httpContext, "hygiene.csv", "device,type,label,batch,findings,keys", Line, async page => await catalogue.FindAsync(await actors.GetAsync(), filter, page));

    private static string Line(DeviceRow row) => string.Join(
        ',', CsvCell.Of(row.Id.Value), CsvCell.Of(row.Type), CsvCell.Of(row.Label), CsvCell.Of(row.Batch), string.Join(' ', Names.Of(row.Health)),
        row.Keys.ToString(CultureInfo.InvariantCulture));
}
