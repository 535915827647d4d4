using Kms.Embedded.Calls;
using Kms.Embedded.Kinds;
using Kms.Embedded.Storage;

namespace Kms.Embedded.Activations;

/// <summary>Constructs the grain, reads its state, and runs OnActivateAsync, on behalf of the first call.</summary>
internal sealed class ActivationTurn : Request
{
    private readonly GrainKind _kind;

    internal ActivationTurn(Activation activation, Request first)
    {
        _kind = activation.Kind;
        Activation = activation;
        Parent = first.Parent;
        Values = first.Values;
        TryClaim(toRun: true);
    }

    internal Exception? Error { get; private set; }

    public override Task Invoke(object grain) => StartAsync(Activation!);

    internal override string Describe() => $"{Activation!.GrainId}.{nameof(IGrainBase.OnActivateAsync)}";

    protected override Task Faulted(Exception error) => Task.FromException(error);

    protected override void Ended(Task task)
    {
        Error = task.IsCompletedSuccessfully ? null : task.Exception?.InnerException ?? new TaskCanceledException(task);
        Activation!.Activated(Error);
    }

    private async Task StartAsync(Activation activation)
    {
        try
        {
            var states = _kind.HasStates ? new List<IStateLoad>() : null;
            var grain = _kind.Construct(activation, states);
            activation.GrainInstance = grain;
            foreach (var state in states ?? [])
                await state.LoadAsync();
            await grain.OnActivateAsync(_kind.Engine.Stopped);
        }
        catch
        {
            await activation.DisposeInstanceAsync();
            throw;
        }
    }
}
