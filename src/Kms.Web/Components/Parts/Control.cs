using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components.Parts;

/// <summary>What labelled controls share. With a name they stand in plain forms, with a binding in live pages.</summary>
public abstract class Control : ComponentBase
{
    private readonly string _id = NewId.Element();

    /// <summary>Plain forms name their controls, so that a browser's password manager knows them again.</summary>
    public string Id => Name ?? _id;

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Name { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Error { get; set; }

    [Parameter] public bool Optional { get; set; }

    [Parameter] public string? Class { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    protected string? Described => Field.Describe(Id, Hint, Error);

    protected Task ChangeAsync(ChangeEventArgs change) => ValueChanged.InvokeAsync(change.Value as string ?? "");
}
