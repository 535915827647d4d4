using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// What storage says, as callers of grains understand it: for what a grain lets out, and for what kept a grain from being activated, which
/// only the caller's side sees.
/// </summary>
internal sealed class FaultFilter : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => TranslateAsync(context.Invoke());

    public Task Invoke(IOutgoingGrainCallContext context) =>
        TranslateAsync(KeyCarriers.IsOurs(context.InterfaceMethod.DeclaringType ?? typeof(object)) ? AnsweredAsync(context.Invoke()) : context.Invoke());

    // No caller of ours cancels a call: it was a silo on its way out that gave up the activation.
    private static async Task AnsweredAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (OperationCanceledException cut)
        {
            throw new SiloUnavailableException("A silo that left ended the call.", cut);
        }
    }

    private static async Task TranslateAsync(Task call)
    {
        Exception other;
        try
        {
            await call;
            return;
        }
        catch (Exception fault) when (Faults.Translate(fault) is { } found)
        {
            other = found;
        }
        // Outside the catch: the fault of the storage stays here, and its details with it.
        throw other;
    }
}
