using System.Reflection;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// While silos come and go, a read is made again until one answers it. Whatever changes something is not: it may have been done, and only
/// who asked for it can tell whether it should be done again.
/// </summary>
internal sealed class RepeatedCalls(TimeProvider clock) : IOutgoingGrainCallFilter
{
    // With what a call may take before it, people are answered within half a minute or told to try again.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var begun = clock.GetTimestamp();
        while (!await TryAsync(context, begun)) await Task.Delay(s_pause, clock);
    }

    private async Task<bool> TryAsync(IOutgoingGrainCallContext context, long begun)
    {
        try
        {
            await context.Invoke();
            return true;
        }
        // A call that timed out has cost enough patience already.
        catch (OrleansException) when (IsRepeatable(context.InterfaceMethod) && clock.GetElapsedTime(begun) < s_patience)
        {
            return false;
        }
    }

    private static bool IsRepeatable(MethodInfo method) => method.IsDefined(typeof(RepeatableAttribute), inherit: false);
}
