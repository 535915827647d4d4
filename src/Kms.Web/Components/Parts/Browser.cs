using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Kms.Web.Components.Parts;

/// <summary>The few things that only the browser's script can do.</summary>
internal sealed class Browser(IJSRuntime script)
{
    public ValueTask ToggleDialogAsync(ElementReference dialog, bool open) => script.InvokeVoidAsync("kms.dialog", dialog, open);

    public ValueTask CopyAsync(string text) => script.InvokeVoidAsync("kms.copy", text);

    public ValueTask RememberAsync(string name, string value) => script.InvokeVoidAsync("kms.remember", name, value);

    public ValueTask<string?> RecallAsync(string name) => script.InvokeAsync<string?>("kms.recall", name);

    /// <summary>Sets language, theme or density at once; another language loads the page anew.</summary>
    public ValueTask PreferAsync(string name, string value) => script.InvokeVoidAsync("kms.prefer", name, value);
}
