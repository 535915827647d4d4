using Kms.Web.Auth;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components.Parts;

public sealed partial class FilterPick : IDisposable
{
    private readonly string _id = NewId.Element();
    private readonly Debounce _debounce = new();
    private readonly Latest _latest = new();
    private IReadOnlyList<Choice> _found = [];
    private string? _text;

    [Inject] internal Toasts Toasts { get; set; } = null!; // these are set by the framework before use

    [Inject] internal Denials Denials { get; set; } = null!;

    [Inject] internal Browser Browser { get; set; } = null!;

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter, EditorRequired] public string? Value { get; set; }

    /// <summary>How the value reads, where it is an identifier.</summary>
    [Parameter] public string? ValueText { get; set; }

    [Parameter] public IReadOnlyList<Choice>? Choices { get; set; }

    [Parameter] public Func<string?, Task<IReadOnlyList<Choice>>>? Suggest { get; set; }

    /// <summary>What the search box asks for, where more than the suggestions can be typed.</summary>
    [Parameter] public string? Prompt { get; set; }

    [Parameter] public EventCallback<string?> OnPick { get; set; }

    private string? Shown => ValueText ?? Choices?.FirstOrDefault(choice => choice.Value == Value)?.Text
        ?? _found.FirstOrDefault(choice => choice.Value == Value)?.Text ?? Value;

    public void Dispose() => _debounce.Dispose();

    protected override void OnParametersSet() => _found = Choices ?? _found;

    private async Task OpenAsync()
    {
        _text = null;
        await FindAsync();
    }

    // Bound, so that what was typed while an answer was under way is not overwritten by it.
    private Task TypeAsync() => _debounce.RunAsync(FindAsync);

    // Enter takes the first of what stands below the box, as it will be once the answer to the last letter is there.
    private async Task TakeAsync()
    {
        _debounce.Dispose();
        await FindAsync();
        if (_latest.IsAsking || _found.Count == 0) return;
        await Browser.CloseMenuAsync(_id);
        await OnPick.InvokeAsync(_found[0].Value);
    }

    private async Task FindAsync()
    {
        if (Suggest is not { } suggest) return;
        var text = _text;
        try { await _latest.AskAsync(() => suggest(text), found => _found = found); }
        catch (RefusedException refused)
        {
            await Denials.NoteAsync(refused);
            Toasts.Warn(RefusalWords.Of(refused, T).Text);
        }
    }
}
