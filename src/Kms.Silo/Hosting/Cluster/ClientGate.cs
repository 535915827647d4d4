using Kms.Users;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// Web nodes may call what the contracts offer and nothing else: who may ask a user's grain for tickets could act as anybody. The engine itself
/// lets a client call every grain interface that it can name.
/// </summary>
internal sealed class ClientGate : IIncomingGrainCallFilter
{
    // The engine's names for silos, as what calls grains without being one: the set-up, the sweeps.
    private const string Silo = "hosted-";

    private const string Manifest = "Orleans.Runtime.IClusterManifestSystemTarget";

    public Task Invoke(IIncomingGrainCallContext context) =>
        context.SourceId is { } source && source.IsClient() && !IsSilo(source) && !IsOpen(context.InterfaceMethod.DeclaringType)
            ? throw new RefusedException(Refusal.Forbidden, "This is for silos alone.")
            : context.Invoke();

    private static bool IsSilo(GrainId client) => client.Key.ToString() is { } name && name.StartsWith(Silo, StringComparison.Ordinal);

    // Extensions carry the cancelling of calls, the manifest says which grains there are.
    private static bool IsOpen(Type? contract) => contract is not null
        && ((contract.IsPublic && contract.Assembly == typeof(IUserGrain).Assembly)
            || typeof(IGrainExtension).IsAssignableFrom(contract) || contract.FullName == Manifest);
}
