using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Kms.Web.Components.Parts;

/// <summary>Files to upload: chosen or dropped, with progress. What was uploaded is a list of stored files.</summary>
public sealed partial class FileDrop : IDisposable
{
    private static readonly JsonSerializerOptions s_json = JsonSerializerOptions.Web;
    private readonly string _id = NewId.Element();
    private readonly CancellationTokenSource _left = new();
    private DotNetObjectReference<FileDrop>? _self;
    private ElementReference _input;
    private bool _sending;
    private double _share;
    private string? _fault;

    [Inject] internal IJSRuntime Script { get; set; } = null!; // set by the framework before use

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Stored> Files { get; set; }

    [Parameter] public EventCallback<IReadOnlyList<Stored>> FilesChanged { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public bool Multiple { get; set; }

    [Parameter] public string? Accept { get; set; }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
        _self?.Dispose();
    }

    /// <summary>Called by the script while bytes leave.</summary>
    [JSInvokable]
    public void Tell(double share)
    {
        _share = share;
        StateHasChanged();
    }

    private async Task SendAsync()
    {
        (_sending, _share, _fault) = (true, 0, null);
        StateHasChanged();
        try
        {
            // Calls of the script end after a minute unless they bring a token of their own; a large file takes longer.
            var answer = await Script.InvokeAsync<string>("kms.upload", _left.Token, _input, Uploads.Path, _self ??= DotNetObjectReference.Create(this));
            var stored = JsonSerializer.Deserialize<IReadOnlyList<Stored>>(answer, s_json) ?? [];
            await FilesChanged.InvokeAsync(Multiple ? [.. Files, .. stored] : stored);
        }
        catch (JSException failed)
        {
            _fault = failed.Message.Contains("too-large", StringComparison.Ordinal) ? T["Refusal.TooLarge"] : T["Upload.Failed"];
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally { _sending = false; }
    }
}
