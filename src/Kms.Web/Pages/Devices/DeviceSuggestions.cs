using Kms.Batches;
using Kms.Organisations;
using Kms.Web.Auth;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Devices;

/// <summary>Values for the filter bar that occur among the person's own devices, batches and organisations.</summary>
internal sealed class DeviceSuggestions(IGrainFactory grains, IActorSource actors, IStringLocalizer<Texts> texts)
{
    public async Task<IReadOnlyList<Choice>> ValuesAsync(string field, string? text)
    {
        var values = await grains.Catalogue().SuggestAsync(await actors.GetAsync(), field, Clean(text));
        return [.. values.Select(value => new Choice(value, field == "medium" ? DeviceWords.Medium(value, texts) ?? value : value))];
    }

    public async Task<IReadOnlyList<Choice>> BatchesAsync(string? text)
    {
        var page = await grains.Directory().BatchesAsync(await actors.GetAsync(), null, Clean(text), new PageRequest(20));
        return [.. page.Items.Select(batch => new Choice(batch.Id.Value, batch.Name))];
    }

    public async Task<IReadOnlyList<Choice>> OrganisationsAsync(string? text)
    {
        var page = await grains.Directory().OrganisationsAsync(await actors.GetAsync(), Clean(text), new PageRequest(20));
        return [.. page.Items.Select(organisation => new Choice(organisation.Id.Value, organisation.Name))];
    }

    public async Task<string?> NameAsync(BatchId? batch) =>
        batch is { } id ? (await grains.GetGrain<IBatchGrain>(id.Value).GetAsync(await actors.GetAsync()))?.Name : null;

    public async Task<string?> NameAsync(OrganisationId? organisation) =>
        organisation is { } id ? (await grains.GetGrain<IOrganisationGrain>(id.Value).GetAsync(await actors.GetAsync()))?.Profile.Name : null;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
