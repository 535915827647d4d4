using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Kms.Web.Components.Parts;

/// <summary>The few things that only the browser's script can do.</summary>
internal sealed class Browser(IJSRuntime script)
{
    public ValueTask ToggleDialogAsync(ElementReference dialog, bool open) => script.InvokeVoidAsync("kms.dialog", dialog, open);

    /// <summary>False when the browser does not let the page copy.</summary>
    public ValueTask<bool> CopyAsync(string text) => script.InvokeAsync<bool>("kms.copy", text);

    /// <summary>Loads a script of a widget, once per page.</summary>
    public ValueTask NeedAsync(string address) => script.InvokeVoidAsync("kms.need", address);

    /// <summary>Places an open menu anew after its content came, and moves the focus into it.</summary>
    public ValueTask SettleMenuAsync(string menu, string focus) => script.InvokeVoidAsync("kms.settle", menu, focus);

    public ValueTask CloseMenuAsync(string menu) => script.InvokeVoidAsync("kms.close", menu);

    public ValueTask RememberAsync(string name, string value) => script.InvokeVoidAsync("kms.remember", name, value);

    public ValueTask<string?> RecallAsync(string name) => script.InvokeAsync<string?>("kms.recall", name);

    /// <summary>For this tab alone, until it is closed.</summary>
    public ValueTask KeepAsync(string name, string value) => script.InvokeVoidAsync("kms.keep", name, value);

    public ValueTask<string?> KeptAsync(string name) => script.InvokeAsync<string?>("kms.kept", name);

    /// <summary>Sets language, theme or density at once; another language loads the page anew.</summary>
    public ValueTask PreferAsync(string name, string value) => script.InvokeVoidAsync("kms.prefer", name, value);

    /// <summary>What was typed on that page is saved: it is not a draft any more. Nobody waits for a browser that may be away just now.</summary>
    public void Saved(string address) => _ = script.InvokeVoidAsync("kmsDrafts.saved", address).AsTask()
        .ContinueWith(static told => told.Exception, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously);
}
