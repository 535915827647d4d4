using Kms.Embedded.Calls;

namespace Kms.Embedded.Activations;

/// <summary>Runs OnDeactivateAsync and takes the activation out. Whatever goes wrong here is logged, and the activation ends.</summary>
internal sealed class DeactivationTurn : Request
{
    internal DeactivationTurn(Activation activation)
    {
        Activation = activation;
        TryClaim(toRun: true);
    }

    public override Task Invoke(object grain) => EndAsync((IGrainBase)grain, Activation!);

    internal override string Describe() => $"{Activation!.GrainId}.{nameof(IGrainBase.OnDeactivateAsync)}";

    protected override Task Faulted(Exception error) => Task.FromException(error);

    protected override void Ended(Task task) => Activation!.End();

    private static async Task EndAsync(IGrainBase grain, Activation activation)
    {
        var engine = activation.Kind.Engine;
        try
        {
            using var limit = new CancellationTokenSource(engine.Options.DeactivationTimeout, engine.Clock);
            await grain.OnDeactivateAsync(activation.Reason(), limit.Token).WaitAsync(engine.Options.DeactivationTimeout, engine.Clock);
        }
        catch (Exception error)
        {
            engine.LogDeactivationFailed(activation.GrainId, error);
        }
        try
        {
            await activation.DisposeInstanceAsync();
        }
        catch (Exception error)
        {
            engine.LogDeactivationFailed(activation.GrainId, error);
        }
    }
}
