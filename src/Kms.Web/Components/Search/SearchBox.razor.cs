using System.Collections.Immutable;
using Kms.Web.Auth;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Kms.Web.Components.Search;

public sealed partial class SearchBox : IDisposable
{
    private readonly Debounce _debounce = new();
    private readonly Latest _latest = new();
    private ImmutableArray<SearchGroup> _found = [];
    private string? _text;
    private string? _answered;

    [Inject] internal IGrainFactory Grains { get; set; } = null!; // these are set by the framework before use

    [Inject] internal IActorSource Actors { get; set; } = null!;

    [Inject] internal Denials Denials { get; set; } = null!;

    [Inject] internal NavigationManager Navigation { get; set; } = null!;

    private string? Text => string.IsNullOrWhiteSpace(_text) ? null : _text.Trim();

    private bool IsOpen => Text is not null && !_found.IsEmpty;

    private string? Says => Text is null || !_found.IsEmpty ? null
        : _latest.IsAsking ? T["Common.Loading"].Value
        : _answered == Text ? T["Search.Nothing", Text].Value
        : null;

    private GlobalSearch Search => new(Grains, Actors, T);

    public void Dispose()
    {
        Navigation.LocationChanged -= Leave;
        _debounce.Dispose();
    }

    protected override void OnInitialized() => Navigation.LocationChanged += Leave;

    // What was found has been followed, or is about another page.
    private void Leave(object? sender, LocationChangedEventArgs change)
    {
        Forget();
        _ = InvokeAsync(StateHasChanged);
    }

    private void Forget()
    {
        _debounce.Dispose();
        _latest.Forget();
        (_text, _answered, _found) = (null, null, []);
    }

    // Bound, so that what was typed while an answer was under way is not overwritten by it.
    private Task TypeAsync()
    {
        if (Text is not { Length: >= GlobalSearch.Shortest }) (_found, _answered) = ([], null);
        return _debounce.RunAsync(FindAsync);
    }

    private async Task FindAsync()
    {
        if (Text is not { Length: >= GlobalSearch.Shortest } text || text == _answered) return;
        await _latest.AskAsync(() => AskAsync(() => Search.FindAsync(text)), found => (_found, _answered) = (found.IsDefault ? [] : found, text));
    }

    /// <summary>
    /// Enter: an exact serial number, EUI or label text opens its device; else what is found of other kinds is there to choose from, and
    /// what is not becomes a filter of the list.
    /// </summary>
    private async Task GoAsync()
    {
        if (Text is not { } text) return;
        _debounce.Dispose();
        var finding = FindAsync();
        var device = await AskAsync(() => Search.ResolveAsync(text));
        if (device is null) await finding;
        var devices = _found.IsEmpty || _found.Any(group => group.Name == T["Nav.Devices"]);
        if (device is null && !devices && _answered == text)
        {
            if (_found is [{ Hits: [var only], More: null }]) Navigation.NavigateTo(only.Href);
            return;
        }
        Forget();
        Navigation.NavigateTo(device ?? $"/devices?q={Uri.EscapeDataString(text)}");
    }

    // No boundary stands around the frame of the page: what is thrown here ends the connection. The list says what is wrong.
    private async Task<TAnswer?> AskAsync<TAnswer>(Func<Task<TAnswer>> ask)
    {
        try { return await ask(); }
        catch (RefusedException refused)
        {
            await Denials.NoteAsync(refused);
            return default;
        }
    }
}
