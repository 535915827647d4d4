namespace Kms.Web.Api;

internal sealed record GrantBody(
    IReadOnlyList<string>? Devices, DeviceFilterBody? Filter, IReadOnlyList<string>? Except, string? Email, string? OrganisationId, string? Purpose,
    DateTimeOffset? Until) : IBody
{
    public SelectionBody Selection => new(Devices, Filter, Except);
}
