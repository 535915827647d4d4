using System.Globalization;
using Kms.Batches;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;
using Microsoft.AspNetCore.WebUtilities;

namespace Kms.Web.Pages.Devices;

/// <summary>A filter of devices as the query of an address and back, so that a link or a reload shows the same list.</summary>
internal static class DeviceQuery
{
    private const int MostDays = 3650;

    /// <summary>Names that nothing should be changed by: what is not understood is left out.</summary>
    public static DeviceFilter Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? Text(string name) => query.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[0]) ? values[0]!.Trim() : null; // not blank, so not null
        return new DeviceFilter(
            Q: Text("q"), Serial: Text("serial"), Manufacturer: Text("manufacturer"), Type: Text("type"), Medium: Text("medium"),
            Claim: Enum.TryParse<ClaimState>(Text("claim"), ignoreCase: true, out var claim) ? claim : null,
            Organisation: Text("organisation") is { } organisation ? new OrganisationId(organisation) : null,
            Batch: Text("batch") is { } batch ? new BatchId(batch) : null,
            Label: Text("label"), Health: ReadHealth(Text("health")), Right: Text("right") is "owned" or "allocated" or "granted" ? Text("right") : null,
            Sort: Text("sort") is "type" or "label" or "batch" or "changed" ? Text("sort")! : "id", Descending: Text("desc") == "true", // one of these, so not null
            Reader: ReadReader(Text("reader")), EndsInDays: int.TryParse(Text("ends"), CultureInfo.InvariantCulture, out var days) && days is >= 0 and <= MostDays ? days : null);
    }

    /// <summary>Every part by name; null for what is not set, so that it leaves the address.</summary>
    public static Dictionary<string, object?> Write(DeviceFilter filter) => new()
    {
        ["q"] = filter.Q, ["serial"] = filter.Serial, ["manufacturer"] = filter.Manufacturer, ["type"] = filter.Type, ["medium"] = filter.Medium,
        ["claim"] = filter.Claim?.ToString().ToLowerInvariant(), ["organisation"] = filter.Organisation?.Value, ["batch"] = filter.Batch?.Value,
        ["reader"] = WriteReader(filter.Reader), ["ends"] = filter.EndsInDays,
        ["label"] = filter.Label, ["health"] = WriteHealth(filter.Health), ["right"] = filter.Right,
        ["sort"] = filter.Sort == "id" ? null : filter.Sort, ["desc"] = filter.Descending ? "true" : null,
    };

    public static string Address(string path, IEnumerable<KeyValuePair<string, object?>> query) => QueryHelpers.AddQueryString(
        path, query.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Key, Convert.ToString(part.Value, CultureInfo.InvariantCulture))));

    public static bool IsNarrowed(DeviceFilter filter) => filter with { Sort = "id", Descending = false } != new DeviceFilter();

    /// <summary>A person by e-mail address, an organisation by identifier.</summary>
    public static Grantee? ReadReader(string? text) => text switch
    {
        null => null,
        _ when EmailAddress.TryParse(text, out var email) => Grantee.Of(email),
        _ when text.Contains('@') => null,
        _ => Grantee.Of(new OrganisationId(text)),
    };

    public static string? WriteReader(Grantee? reader) => reader?.Email?.Value ?? reader?.Organisation?.Value;

    private static KeyFinding? ReadHealth(string? text) => text switch
    {
        null => null,
        "good" => KeyFinding.None,
        "any" => HealthChoices.Any,
        _ => Enum.TryParse<KeyFinding>(text, ignoreCase: true, out var finding) ? finding : null,
    };

    private static string? WriteHealth(KeyFinding? health) => health switch
    {
        null => null,
        KeyFinding.None => "good",
        HealthChoices.Any => "any",
        { } finding => finding.ToString().ToLowerInvariant(),
    };
}
