using Kms.Embedded.Activations;
using Orleans.Runtime;

namespace Kms.Embedded.Hosting;

/// <summary>Ends all activations: lets running calls finish, runs OnDeactivateAsync, and does not wait for ever.</summary>
internal sealed class Shutdown(GrainEngine engine)
{
    private const int MostNamed = 20;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        if (engine.Stopped.IsCancellationRequested)
            return;
        engine.RefuseNewCalls();
        using var limit = new CancellationTokenSource(engine.Options.ShutdownTimeout, engine.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Grains that end may call others, so look again until nobody is left.
            while (Left() is { Count: > 0 } left)
                await EndAsync(left).WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            Report(Left());
        }
        engine.GiveUp();
        engine.RefuseWaiting((_, call, _) => new SiloUnavailableException($"{call.Describe()} was not run: the service has shut down."));
    }

    private static Task EndAsync(List<Activation> activations)
    {
        foreach (var activation in activations)
            activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The service is shutting down."));
        return Task.WhenAll(activations.Select(activation => activation.Deactivated));
    }

    private List<Activation> Left() =>
        [.. engine.Catalogue.Kinds.SelectMany(kind => kind.Activations)];

    private void Report(List<Activation> left) =>
        engine.LogLeftBehind(left.Count, string.Join(", ", left.Take(MostNamed).Select(activation => $"{activation.GrainId} ({activation.State})")));
}
