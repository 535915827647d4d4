using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components.Parts;

public sealed partial class OrganisationSearch : IDisposable
{
    private readonly string _id = NewId.Element();
    private readonly Debounce _debounce = new();
    private ImmutableArray<OrganisationRow> _found = [];
    private string? _text;
    private string? _name;
    private string? _named;

    [Inject] internal IGrainFactory Grains { get; set; } = null!; // these are set by the framework before use

    [Inject] internal IActorSource Actors { get; set; } = null!;

    [Inject] internal Denials Denials { get; set; } = null!;

    [Inject] internal Toasts Toasts { get; set; } = null!;

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Error { get; set; }

    [Parameter] public bool Optional { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    public void Dispose() => _debounce.Dispose();

    // What was chosen before this was shown is known by its identifier alone.
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || Value == _named) return;
        (_named, _name) = (Value, null);
        if (!string.IsNullOrEmpty(Value)) await TryAsync(async actor => _name = await NameAsync(actor, new OrganisationId(Value)));
    }

    // Bound, so that what was typed while an answer was under way is not overwritten by it.
    private Task TypeAsync() => _debounce.RunAsync(FindAsync);

    private Task FindAsync() => TryAsync(async actor =>
    {
        var text = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim();
        _found = (await Grains.Directory().OrganisationsAsync(actor, text, new PageRequest(20))).Items;
    });

    private async Task<string?> NameAsync(ActorTicket actor, OrganisationId id) =>
        actor.Memberships.FirstOrDefault(membership => membership.Organisation == id)?.Name
            ?? (await Grains.GetGrain<IOrganisationGrain>(id.Value).GetAsync(actor))?.Profile.Name;

    private async Task TryAsync(Func<ActorTicket, Task> act)
    {
        try { await act(await Actors.GetAsync()); }
        catch (RefusedException refused)
        {
            await Denials.NoteAsync(refused);
            Toasts.Warn(RefusalWords.Of(refused, T).Text);
        }
    }

    private Task ChooseAsync(OrganisationRow? row)
    {
        (_named, _name) = (row?.Id.Value, row?.Name);
        return ValueChanged.InvokeAsync(row?.Id.Value);
    }
}
