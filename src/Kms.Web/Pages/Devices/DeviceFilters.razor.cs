using System.Collections.Immutable;
using Kms.Batches;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

/// <summary>The filter bar: each drop-down suggests values that occur among the person's own devices.</summary>
public sealed partial class DeviceFilters : IDisposable
{
    private static readonly string[] s_rightNames = ["owned", "allocated", "granted"];
    private readonly Debounce _debounce = new();
    private IReadOnlyList<Choice> _claims = [];
    private IReadOnlyList<Choice> _healths = [];
    private IReadOnlyList<Choice> _rights = [];
    private string? _q;
    private string? _batch;
    private string? _organisation;

    [Inject] internal IGrainFactory Grains { get; set; } = null!; // these are set by the framework before use

    [Inject] internal IActorSource Actors { get; set; } = null!;

    [Parameter, EditorRequired] public required DeviceFilter Filter { get; set; }

    [Parameter] public EventCallback<DeviceFilter> OnChange { get; set; }

    [Parameter, EditorRequired] public ImmutableArray<Membership> Memberships { get; set; }

    [Parameter, EditorRequired] public required Person Person { get; set; }

    private string? HealthValue => Filter.Health?.ToString();

    public void Dispose() => _debounce.Dispose();

    protected override void OnInitialized()
    {
        _claims = [.. Enum.GetValues<ClaimState>().Select(state => new Choice(state.ToString(), T[$"ClaimState.{state}"]))];
        _rights = [.. s_rightNames.Select(right => new Choice(right, T[$"Right.{right}"]))];
        _healths =
        [
            new(KeyFinding.None.ToString(), T["Health.Good"]), new(HealthChoices.Any.ToString(), T["Health.Any"]),
            .. HealthChoices.Each.Select(finding => new Choice(finding.ToString(), T[$"Finding.{finding}"])),
        ];
    }

    protected override async Task OnParametersSetAsync()
    {
        _q = Filter.Q;
        if (!RendererInfo.IsInteractive) return;
        _batch = Filter.Batch is { } batch ? (await Grains.GetGrain<IBatchGrain>(batch.Value).GetAsync(await Actors.GetAsync()))?.Name : null;
        _organisation = Filter.Organisation is { } organisation
            ? (await Grains.GetGrain<IOrganisationGrain>(organisation.Value).GetAsync(await Actors.GetAsync()))?.Profile.Name : null;
    }

    private Task TypeAsync(ChangeEventArgs change)
    {
        _q = change.Value as string;
        return _debounce.RunAsync(() => OnChange.InvokeAsync(Filter with { Q = Clean(_q) }));
    }

    private async Task<IReadOnlyList<Choice>> SuggestAsync(string field, string? text)
    {
        var values = await Grains.Catalogue().SuggestAsync(await Actors.GetAsync(), field, Clean(text));
        return [.. values.Select(value => new Choice(value, field == "medium" ? DeviceWords.Medium(value, T) ?? value : value))];
    }

    private async Task<IReadOnlyList<Choice>> SuggestBatchesAsync(string? text)
    {
        var page = await Grains.Directory().BatchesAsync(await Actors.GetAsync(), null, Clean(text), new PageRequest(20));
        return [.. page.Items.Select(batch => new Choice(batch.Id.Value, batch.Name))];
    }

    private async Task<IReadOnlyList<Choice>> SuggestOrganisationsAsync(string? text)
    {
        var page = await Grains.Directory().OrganisationsAsync(await Actors.GetAsync(), Clean(text), new PageRequest(20));
        return [.. page.Items.Select(organisation => new Choice(organisation.Id.Value, organisation.Name))];
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
