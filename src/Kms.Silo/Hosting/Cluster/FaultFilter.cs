namespace Kms.Silo.Hosting;

/// <summary>
/// What storage says, as callers of grains understand it: for what a grain lets out, and for what kept a grain from being activated, which
/// only the caller's side sees.
/// </summary>
internal sealed class FaultFilter : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => TranslateAsync(context.Invoke());

    public Task Invoke(IOutgoingGrainCallContext context) => TranslateAsync(context.Invoke());

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
