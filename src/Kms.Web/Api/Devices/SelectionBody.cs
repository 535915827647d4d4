using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Devices;

namespace Kms.Web.Api;

/// <summary>Devices by id, or everything that matches a filter but a few.</summary>
internal sealed record SelectionBody(IReadOnlyList<string>? Devices = null, DeviceFilterBody? Filter = null, IReadOnlyList<string>? Except = null)
{
    public Selection ToSelection()
    {
        if (Filter is not null && Devices is { Count: > 0 }) throw Refused.Invalid("devices", "one-of", "Give devices or filter, not both.");
        if (Filter is not null) return new Selection([], Filter.ToFilter(), Read(Except, "except"));
        if (Devices is not { Count: > 0 }) throw Refused.Invalid("devices", "missing", "Give devices (a list of ids) or filter.");
        return new Selection(Read(Devices, "devices"), null, Read(Except, "except"));
    }

    private static ImmutableArray<DeviceId> Read(IReadOnlyList<string>? texts, string field)
    {
        if (texts is null) return [];
        var malformed = texts.Select((text, index) => (text, index)).Where(row => !DeviceId.TryParse(row.text, out _)).Take(100)
            .Select(row => new Problem($"{field}[{row.index}]", "malformed", "A device id is like KAM-12345678 or EUI-70B3D57ED0000001."))
            .ToImmutableArray();
        if (!malformed.IsEmpty) throw new RefusedException(Refusal.Invalid, "Some device ids are malformed: see errors.", malformed);
        return [.. texts.Select(DeviceId.Parse).Distinct()];
    }
}
