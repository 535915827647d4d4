using System.Globalization;
using Kms.Exposures;
using Kms.Keys;
using Kms.Users;
using Kms.Web.Auth;

namespace Kms.Web.Api;

/// <summary>Streams what an account got, a line for each key; or of it only keys that nothing has taken the place of yet.</summary>
internal sealed class ExposureExportResult(IExposureGrain ledger, IActorSource actors, UserId person, bool onlyOpen) : IResult
{
    private const string Head = "device,type,label,purpose,version,state,replaced,how,first,last,times";

    public Task ExecuteAsync(HttpContext httpContext) => CsvAnswer.WriteAsync<(ExposedDevice Device, ExposedKey Key)>(
        httpContext, onlyOpen ? "re-key.csv" : "exposure.csv", Head, Line, async page =>
        {
            var found = await ledger.DevicesAsync(await actors.GetAsync(), person, page);
            return new([.. found.Items.SelectMany(device => device.Keys.Where(IsWanted).Select(key => (device, key)))], found.Next, found.Total, found.TotalIsExact);
        });

    private bool IsWanted(ExposedKey key) => !onlyOpen || (key is { State: { } state, Replaced: false } && state != KeyState.Destroyed);

    private static string Line((ExposedDevice Device, ExposedKey Key) row) => string.Join(
        ',', CsvCell.Of(row.Device.Device.Value), CsvCell.Of(row.Device.Type), CsvCell.Of(row.Device.Label), CsvCell.Of(row.Key.Purpose.Name),
        row.Key.Version.ToString(CultureInfo.InvariantCulture), row.Key.State is { } state ? Names.Of1(state) : "",
        row.Key.Replaced ? "true" : "false", string.Join(' ', row.Device.Routes.Select(Names.Of1)), Time(row.Device.First), Time(row.Device.Last),
        row.Device.Times.ToString(CultureInfo.InvariantCulture));

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
