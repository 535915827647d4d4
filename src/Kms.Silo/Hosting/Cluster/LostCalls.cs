using Kms.Users;
using Kms.Web;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// What the engine says when no answer came, as pages and API understand it. Grains see the engine's own words: they know what to do again.
/// </summary>
internal sealed partial class LostCalls(ILogger<LostCalls> log) : IOutgoingGrainCallFilter
{
    // Who passes it on knows whether something was to be changed, and says what that means.
    public static RefusedException Lost() => new(Refusal.Unreachable);

    public Task Invoke(IOutgoingGrainCallContext context) => IsFromOutside(context) ? TranslateAsync(context) : context.Invoke();

    public static bool IsLost(Exception fault) => fault is OrleansException or TimeoutException;

    private static bool IsFromOutside(IOutgoingGrainCallContext context) =>
        context.SourceContext is null && context.InterfaceMethod.DeclaringType?.Assembly == typeof(IUserGrain).Assembly
        && context.InterfaceMethod.DeclaringType != typeof(IPulseGrain);

    private async Task TranslateAsync(IOutgoingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
            return;
        }
        catch (Exception fault) when (IsLost(fault))
        {
            LogLost(log, context.InterfaceName, context.MethodName, fault.GetType().Name);
        }
        throw Lost();
    }

    [LoggerMessage(1, LogLevel.Warning, "No answer to {Grain}.{Method}: {Fault}")]
    private static partial void LogLost(ILogger log, string grain, string method, string fault);
}
