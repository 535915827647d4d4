namespace Kms.Web.Api;

/// <summary>The selection may stand in a member of its own or beside the receiver, as in other bulk acts.</summary>
internal sealed record TransferBody(
    SelectionBody? Selection, IReadOnlyList<string>? Devices, DeviceFilterBody? Filter, IReadOnlyList<string>? Except, string? OrganisationId,
    string? FromOrganisationId) : IBody
{
    public SelectionBody Chosen => Selection ?? new SelectionBody(Devices, Filter, Except);
}
