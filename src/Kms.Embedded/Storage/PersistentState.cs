using Kms.Embedded.Activations;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Embedded.Storage;

/// <summary>Makes the records of an activation.</summary>
internal static class PersistentState
{
    internal static IPersistentState<T> Create<T>(Activation activation, List<IStateLoad> states, string name, IGrainStorage storage)
    {
        var state = new PersistentState<T>(activation, name, storage);
        states.Add(state);
        return state;
    }
}
