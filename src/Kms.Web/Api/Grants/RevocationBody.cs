namespace Kms.Web.Api;

internal sealed record RevocationBody(
    IReadOnlyList<string>? Devices, DeviceFilterBody? Filter, IReadOnlyList<string>? Except, string? Email, string? OrganisationId, bool? All) : IBody
{
    public SelectionBody Selection => new(Devices, Filter, Except);
}
