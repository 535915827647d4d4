using Kms.Batches;
using Kms.Grants;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Grants;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Devices;

/// <summary>Values for the filter bar that occur among the person's own devices, batches and organisations.</summary>
internal sealed class DeviceSuggestions(IGrainFactory grains, IActorSource actors, IStringLocalizer<Texts> texts)
{
    private const int MostHolders = 10;
    private const int MostOrganisations = 5;

    public async Task<IReadOnlyList<Choice>> ValuesAsync(string field, string? text)
    {
        var values = await grains.Catalogue().SuggestAsync(await actors.GetAsync(), field, Clean(text));
        return [.. values.Select(value => new Choice(value, field == "medium" ? DeviceWords.Medium(value, texts) ?? value : value))];
    }

    public async Task<IReadOnlyList<Choice>> BatchesAsync(string? text)
    {
        var page = await grains.Directory().BatchesAsync(await actors.GetAsync(), null, Clean(text), new PageRequest(20), null);
        return [.. page.Items.Select(batch => new Choice(batch.Id.Value, batch.Name))];
    }

    public async Task<IReadOnlyList<Choice>> OrganisationsAsync(string? text)
    {
        var page = await grains.Directory().OrganisationsAsync(await actors.GetAsync(), Clean(text), new PageRequest(20));
        return [.. page.Items.Select(organisation => new Choice(organisation.Id.Value, organisation.Name))];
    }

    /// <summary>Who holds rights on the own devices, partners by name, and whoever's whole address is typed.</summary>
    public async Task<IReadOnlyList<Choice>> ReadersAsync(string? text)
    {
        var actor = await actors.GetAsync();
        var found = (await PartnerChoices.FindAsync(grains, actor)).Where(partner => partner.Text.Contains(Clean(text) ?? "", StringComparison.CurrentCultureIgnoreCase)).ToList();
        if (Clean(text) is { } beginning) found.InsertRange(0, (await HoldersAsync(actor, beginning)).Select(row => new Choice(row.Grantee.Email!.Value.Value, row.Name))); // people alone
        if (EmailAddress.TryParse(Clean(text), out var email)) found.Insert(0, new(email.Value, email.Value));
        return [.. found.DistinctBy(choice => choice.Value)];
    }

    /// <summary>People whose address begins so and who may read something of the person's organisations.</summary>
    public async Task<IReadOnlyList<ReaderRow>> HoldersAsync(ActorTicket actor, string beginning)
    {
        var own = actor.Memberships.Where(membership => (membership.Roles & Person.SeeingRights) != Roles.None).Take(MostOrganisations);
        var pages = await Task.WhenAll(own.Select(membership => grains.Rights().HoldersAsync(actor, membership.Organisation, beginning, new PageRequest(MostHolders))));
        return [.. pages.SelectMany(page => page.Items).Where(row => row.Grantee.IsPerson).DistinctBy(row => row.Grantee)];
    }

    public async Task<string?> NameAsync(Grantee? reader) => reader?.Organisation is not { } id ? null
        : (await PartnerChoices.FindAsync(grains, await actors.GetAsync())).FirstOrDefault(partner => partner.Value == id.Value)?.Text ?? await NameAsync(id);

    public async Task<string?> NameAsync(BatchId? batch) =>
        batch is { } id ? (await grains.GetGrain<IBatchGrain>(id.Value).GetAsync(await actors.GetAsync()))?.Name : null;

    public async Task<string?> NameAsync(OrganisationId? organisation) =>
        organisation is { } id ? (await grains.GetGrain<IOrganisationGrain>(id.Value).GetAsync(await actors.GetAsync()))?.Profile.Name : null;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
