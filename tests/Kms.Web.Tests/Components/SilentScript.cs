using Microsoft.JSInterop;

namespace Kms.Web.Tests.Components;

/// <summary>A browser that remembers nothing.</summary>
internal sealed class SilentScript : IJSRuntime
{
    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromResult<TValue>(default!);

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => ValueTask.FromResult<TValue>(default!);
}
