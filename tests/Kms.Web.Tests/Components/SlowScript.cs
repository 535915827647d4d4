using Microsoft.JSInterop;

namespace Kms.Web.Tests.Components;

/// <summary>A browser that takes longer than the minute that calls have without a token of their own.</summary>
internal sealed class SlowScript(object answer) : IJSRuntime
{
    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new TaskCanceledException();

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        ValueTask.FromResult((TValue)answer);
}
