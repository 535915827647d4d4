using Kms.Exports;

namespace Kms.Web.Api;

internal sealed record ExportBody(
    SelectionBody? Selection, IReadOnlyList<string>? Devices, DeviceFilterBody? Filter, IReadOnlyList<string>? Except, ExportFormat? Format,
    ExportProtection? Protection, string? Reason, string? Certificate = null) : IBody
{
    public SelectionBody Chosen => Selection ?? new SelectionBody(Devices, Filter, Except);
}
