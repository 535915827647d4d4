using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// Puts the silo's stamp on calls that need it, and takes it off those that do not: what is called there goes on with what came along, and
/// an observer in a web node must never see a stamp.
/// </summary>
internal sealed class StampFilter(SiloStamp stamp) : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        var rule = CallRule.Of(context.InterfaceMethod);
        if (!context.TargetId.IsClient() && (!rule.IsOpen || rule.CarriesKeys(context.Request))) return CallAsync(context, stamp.Own);
        return RequestContext.Get(SiloStamp.Name) is null ? context.Invoke() : CallAsync(context, null);
    }

    // An asynchronous method's changes end with it: the caller's next call starts as this one did.
    private static async Task CallAsync(IOutgoingGrainCallContext context, string? stamp)
    {
        if (stamp is null) RequestContext.Remove(SiloStamp.Name);
        else RequestContext.Set(SiloStamp.Name, stamp);
        await context.Invoke();
    }
}
