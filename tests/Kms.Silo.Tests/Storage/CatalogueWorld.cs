using Kms.Batches;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Storage;

namespace Kms.Silo.Tests.Storage;

/// <summary>A few hundred devices of several owners, with every attribute that lists filter and sort by, and what a list must show of them.</summary>
internal static class CatalogueWorld
{
    public const int Count = 240;
    public static readonly BatchId Batch = new("b0000000000000000000000000000001");
    public static readonly Grantee Partner = Grantee.Of(Samples.Reseller);

    private static readonly string?[] s_types = ["MULTICAL 21", "flowIQ 2200", null];
    private static readonly string?[] s_labels = [null, "Cellar", "cellar 2", "Attic", "Søgade"];

    // A maker of radio modules, one that makes both, and none that is known.
    private static readonly string[] s_euiMakers = ["ELSYS", "KAM", "EUI"];

    public static IReadOnlyList<DeviceState> Devices { get; } = [.. Enumerable.Range(1, Count).Select(Make)];

    public static async Task AddAsync(IDeviceStore store, IBatchStore batches)
    {
        await store.InsertAsync([.. Devices.Select(device => (device, Effects.Of(Samples.Fact("device.imported", device.Id))))]);
        await batches.AddAsync(Batch, [.. Devices.Where(IsInBatch).Select(device => device.Id)]);
    }

    public static bool IsInBatch(DeviceState device) => Number(device) % 6 == 0;

    /// <summary>What the catalogue must answer: the rule written plainly.</summary>
    public static IEnumerable<(string Key, DeviceId Id, bool Granted)> Expect(CatalogueScope scope, DeviceFilter filter)
    {
        var held = filter.Reader is { } reader ? scope with { Grantees = [.. scope.Grantees.Where(grantee => grantee == reader)] } : scope;
        var seen = Devices.Select(device => See(held, device)).OfType<Sight>().Where(sight => Matches(sight, filter) && HasRight(sight, scope, filter));
        var rows = seen.Select(sight => (Key: Key(sight, filter.Sort), sight.Device.Id, sight.Granted));
        var sorted = rows.OrderBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.Id);
        var directed = filter.Descending ? sorted.Reverse() : sorted;
        // Blanks stand last in both directions.
        return filter.Sort is "label" or "batch" ? directed.OrderBy(row => row.Key.Length == 0) : directed;
    }

    /// <summary>What is suggested for a field of one's own devices.</summary>
    public static IEnumerable<string> Suggest(CatalogueScope scope, string field, string prefix)
    {
        var seen = Devices.Select(device => See(scope, device)).OfType<Sight>();
        var values = seen.Select(sight => field switch
        {
            "manufacturer" => sight.Device.Manufacturer,
            "type" => sight.Device.Type,
            "medium" => sight.Device.Medium,
            "label" => sight.Label,
            _ => sight.Batch,
        });
        return values.OfType<string>().Where(value => Begins(value, prefix)).Distinct().Order(StringComparer.OrdinalIgnoreCase);
    }

    private static Sight? See(CatalogueScope scope, DeviceState device)
    {
        var organisation = device.Owner ?? device.AllocatedTo;
        if (scope.All || (organisation is { } id && scope.Organisations.Contains(id)))
            return new Sight(device, false, device.Label, device.BatchName, organisation, null);
        var right = device.Rights.Where(right => scope.Grantees.Contains(right.Grantee) && right.IsInForce(Samples.Now))
            .OrderBy(right => right.Id.Value, StringComparer.Ordinal).FirstOrDefault();
        return right is null ? null : new Sight(device, true, right.HolderLabel, null, right.GrantedFor, right);
    }

    private static bool HasRight(Sight sight, CatalogueScope scope, DeviceFilter filter)
    {
        if (filter is { Reader: null, EndsInDays: null }) return true;
        var end = filter.EndsInDays is { } days ? Samples.Now.AddDays(days) : (DateTimeOffset?)null;
        if (sight.Right is { } own) return end is null || own.Until <= end;
        return (scope.All || (sight.Organisation is { } id && scope.MaySeeRightsOf(id))) && sight.Device.Rights.Any(right =>
            right.IsInForce(Samples.Now) && (filter.Reader is null || right.Grantee == filter.Reader) && (end is null || right.Until <= end));
    }

    private static bool Matches(Sight sight, DeviceFilter filter)
    {
        var device = sight.Device;
        return (filter.Type is null || device.Type == filter.Type)
            && (filter.Medium is null || device.Medium == filter.Medium)
            && (filter.Manufacturer is null || device.Manufacturer.Equals(filter.Manufacturer, StringComparison.OrdinalIgnoreCase))
            && (filter.Claim is null || device.Claim == filter.Claim)
            && (filter.Organisation is null || sight.Organisation == filter.Organisation)
            && (filter.Batch is null || (!sight.Granted && IsInBatch(device)))
            && (filter.Health is null || (filter.Health == KeyFinding.None ? device.Health == 0 : (device.Health & filter.Health) != 0))
            && (filter.Serial is null || device.Serial!.StartsWith(filter.Serial, StringComparison.Ordinal))
            && (filter.Label is null || Begins(sight.Label, filter.Label))
            && (filter.Q is null || Begins(device.Serial, filter.Q) || Begins(sight.Label, filter.Q) || device.Aliases.Contains(filter.Q) || device.Id.Value == filter.Q)
            && filter.Right switch
            {
                "owned" => !sight.Granted && device.Owner is not null,
                "allocated" => !sight.Granted && device.Owner is null && device.AllocatedTo is not null,
                "granted" => sight.Granted,
                _ => true,
            };
    }

    private static string Key(Sight sight, string sort) => sort switch
    {
        "type" => sight.Device.Type ?? "",
        "label" => sight.Label?.ToLowerInvariant() ?? "",
        "batch" => sight.Batch?.ToLowerInvariant() ?? "",
        "changed" => sight.Device.ChangedAt.ToString("O"),
        _ => "",
    };

    private static bool Begins(string? text, string prefix) => text?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true;

    private static int Number(DeviceState device) => int.Parse(device.Serial!, System.Globalization.CultureInfo.InvariantCulture);

    private static DeviceState Make(int n) => Samples.Device(n) with
    {
        Id = DeviceId.Parse(n % 8 == 3 ? $"EUI-70B3D57ED{n * 37 % 1000:D7}" : $"{Maker(n)}-{n * 37 % 1000:D8}"),
        Manufacturer = n % 8 != 3 ? Maker(n) : s_euiMakers[n % 3],
        Serial = $"{n * 37 % 1000:D8}",
        Type = s_types[n % 3],
        Medium = n % 4 == 0 ? "heat" : "water",
        Label = s_labels[n % 5],
        BatchName = n % 4 == 1 ? $"Delivery {n % 3}" : null,
        Owner = n % 5 < 2 ? Samples.Utility : n % 5 == 2 ? Samples.Reseller : null,
        AllocatedTo = n % 5 == 3 ? Samples.Utility : null,
        Health = n % 9 == 0 ? KeyFinding.Ascii : n % 11 == 0 ? KeyFinding.Shared : KeyFinding.None,
        ChangedAt = Samples.Now.AddSeconds(n * 53 % 200),
        Aliases = n % 10 == 0 ? [$"ALIAS{n}"] : [],
        Rights = [.. Rights(n).Select(right => right with { GrantedFor = n % 5 < 2 ? Samples.Utility : Samples.Reseller })],
    };

    private static string Maker(int n) => n % 7 == 0 ? "ZEN" : "KAM";

    private static IEnumerable<ReadRight> Rights(int n)
    {
        if (n % 5 >= 3) yield break;
        if (n % 3 == 0) yield return Samples.Right($"{n}a") with { HolderLabel = n % 2 == 0 ? $"my {n}" : null };
        if (n % 6 == 0) yield return Samples.Right($"{n}b", Partner) with { HolderLabel = "theirs" };
        if (n % 4 == 0) yield return Samples.Right($"{n}c") with { Until = Samples.Now };
        if (n % 12 == 0) yield return Samples.Right($"{n}d");
        if (n % 7 == 0) yield return Samples.Right($"{n}e", n % 2 == 0 ? Partner : null) with { Until = Samples.Now.AddDays(n % 3 == 0 ? 30 : n) };
    }

    private sealed record Sight(DeviceState Device, bool Granted, string? Label, string? Batch, OrganisationId? Organisation, ReadRight? Right);
}
