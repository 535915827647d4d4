using System.Collections.Immutable;
using Kms.Organisations;
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

    [Inject] internal IGrainFactory Grains { get; set; } = null!; // these are set by the framework before use

    [Inject] internal IActorSource Actors { get; set; } = null!;

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Error { get; set; }

    [Parameter] public bool Optional { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    public void Dispose() => _debounce.Dispose();

    private Task TypeAsync(ChangeEventArgs change)
    {
        _text = change.Value as string;
        return _debounce.RunAsync(FindAsync);
    }

    private async Task FindAsync()
    {
        if (await Actors.FindAsync() is not { } actor) return;
        var text = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim();
        _found = (await Grains.Directory().OrganisationsAsync(actor, text, new PageRequest(20))).Items;
    }

    private Task ChooseAsync(OrganisationRow? row)
    {
        _name = row?.Name;
        return ValueChanged.InvokeAsync(row?.Id.Value);
    }
}
