using System.Reflection;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// While silos come and go, a read, or an order that is known again by its id, is made again until a silo answers it. What else changes something
/// is not: it may have been done, and only who asked for it can tell whether it should be done again.
/// </summary>
internal sealed class RepeatedCalls(TimeProvider clock) : IOutgoingGrainCallFilter
{
    // Longer than a killed silo counts as alive; and with the last call that is made, nobody waits longer than half a minute.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(18);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(28);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    public Task Invoke(IOutgoingGrainCallContext context) => IsRepeatable(context.InterfaceMethod) ? RepeatAsync(context) : context.Invoke();

    private async Task RepeatAsync(IOutgoingGrainCallContext context)
    {
        var begun = clock.GetTimestamp();
        while (!await TryAsync(context, begun)) await Task.Delay(s_pause, clock);
    }

    private async Task<bool> TryAsync(IOutgoingGrainCallContext context, long begun)
    {
        try
        {
            await context.Invoke().WaitAsync(s_longest - clock.GetElapsedTime(begun), clock);
            return true;
        }
        // A call that timed out has cost enough patience already.
        catch (OrleansException) when (clock.GetElapsedTime(begun) < s_patience)
        {
            return false;
        }
    }

    private static bool IsRepeatable(MethodInfo method) => method.IsDefined(typeof(RepeatableAttribute), inherit: false);
}
