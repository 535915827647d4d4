using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Components.Layout;
using Kms.Web.Pages.Devices;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Components.Search;

/// <summary>One question to every list that the person has, side by side. Each list decides by itself what the person may find.</summary>
internal sealed class GlobalSearch(IGrainFactory grains, IActorSource actors, IStringLocalizer<Texts> texts)
{
    public const int Shortest = 2;
    private const int Most = 5;
    private static readonly PageRequest s_first = new(Most);
    private static readonly Task<SearchGroup?> s_nothing = Task.FromResult<SearchGroup?>(null);

    public async Task<ImmutableArray<SearchGroup>> FindAsync(string text)
    {
        var actor = await actors.GetAsync();
        var person = Person.Of(actor);
        var groups = await Task.WhenAll(
            DevicesAsync(actor, text), person.SeesRights ? ReadersAsync(actor, text) : s_nothing,
            person.Administers ? PeopleAsync(actor, text) : s_nothing, OrganisationsAsync(actor, text),
            person.SeesBatches ? BatchesAsync(actor, text) : s_nothing);
        return [.. groups.OfType<SearchGroup>()];
    }

    /// <summary>The one device that a serial number, EUI or label text names.</summary>
    public async Task<string?> ResolveAsync(string text) =>
        await grains.Catalogue().ResolveAsync(await actors.GetAsync(), text) is { } device ? $"/devices/{device}" : null;

    private async Task<SearchGroup?> DevicesAsync(ActorTicket actor, string text)
    {
        var exact = grains.Catalogue().ResolveAsync(actor, text);
        var page = await grains.Catalogue().FindAsync(actor, new DeviceFilter(Q: text), s_first);
        var hits = page.Items.Select(row => new SearchHit("device", $"/devices/{row.Id}", row.Id.Value, Describe(row))).ToList();
        // The text of a label names a device without being a serial number.
        if (await exact is { } one && hits.TrueForAll(hit => hit.Title != one.Value)) hits.Insert(0, new("device", $"/devices/{one}", one.Value, null));
        return Group("Nav.Devices", [.. hits], page.Next is null ? null : DeviceQuery.Address("/devices", [new("q", text)]));
    }

    // People who hold a right, and whoever's whole address is typed: whether that one holds any is for the list to say.
    private async Task<SearchGroup?> ReadersAsync(ActorTicket actor, string text)
    {
        var found = await new DeviceSuggestions(grains, actors, texts).HoldersAsync(actor, text);
        var addresses = found.Select(row => row.Name).Take(Most).ToList();
        if (EmailAddress.TryParse(text, out var email) && !addresses.Contains(email.Value)) addresses.Insert(0, email.Value);
        var hits = addresses.Select(address => new SearchHit("grant", DeviceQuery.Address("/devices", [new("reader", address)]), texts["Search.MayRead", address], null));
        return Group("Device.Rights", [.. hits], null);
    }

    private async Task<SearchGroup?> PeopleAsync(ActorTicket actor, string text)
    {
        var page = await grains.Directory().MembersAsync(actor, null, text, s_first);
        return Group("Nav.Members", [.. page.Items.DistinctBy(row => row.User).Select(row => new SearchHit("person", List("/members", row.Email), row.Name ?? row.Email, row.Email))], More(page, "/members", text));
    }

    private async Task<SearchGroup?> OrganisationsAsync(ActorTicket actor, string text)
    {
        var page = await grains.Directory().OrganisationsAsync(actor, text, s_first);
        return Group("Nav.Organisations", [.. page.Items.Select(row => new SearchHit("organisation", $"/organisations/{row.Id}", row.Name, row.CustomerNumber))], More(page, "/organisations", text));
    }

    private async Task<SearchGroup?> BatchesAsync(ActorTicket actor, string text)
    {
        var page = await grains.Directory().BatchesAsync(actor, null, text, s_first, null);
        return Group("Nav.Batches", [.. page.Items.Select(row => new SearchHit("batch", $"/batches/{row.Id}", row.Name, row.OrganisationName))], More(page, "/batches", text));
    }

    private SearchGroup? Group(string name, ImmutableArray<SearchHit> hits, string? more) => hits.IsEmpty ? null : new(texts[name], hits, more);

    private string? Describe(DeviceRow row) =>
        string.Join(" · ", new[] { row.Label, row.Type, DeviceWords.Medium(row.Medium, texts) }.Where(part => !string.IsNullOrEmpty(part)));

    private static string List(string path, string text) => DeviceQuery.Address(path, [new("q", text)]);

    private static string? More<T>(Page<T> page, string path, string text) => page.Next is null ? null : List(path, text);
}
