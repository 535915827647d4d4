using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// Web nodes may call what the contracts offer and nothing else: who may ask a user's grain for tickets could act as anybody. The engine itself
/// lets a client call every grain interface that it can name. Keys and codes come from and go to this process alone unless they are protected.
/// </summary>
internal sealed class ClientGate(SiloStamp stamp, IOptions<WireOptions> wire) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        var rule = CallRule.Of(context.InterfaceMethod);
        if (!rule.IsOpen && !stamp.IsGenuine(RequestContext.Get(SiloStamp.Name)))
            throw new RefusedException(Refusal.Forbidden, "This is for silos alone.");
        if (!wire.Value.CarriesKeys && rule.CarriesKeys(context.Request) && !stamp.IsOwn(RequestContext.Get(SiloStamp.Name)))
            throw PlainKeyGate.Refuse();
        return context.Invoke();
    }
}
