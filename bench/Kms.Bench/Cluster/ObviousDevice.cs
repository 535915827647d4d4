using Orleans.Runtime;

namespace Kms.Bench;

/// <summary>A device the way one would begin with: its state is one row that the grain reads when it wakes and writes with every change.</summary>
[Alias("bench.IObviousDevice")]
internal interface IObviousDevice : IGrainWithStringKey
{
    [Alias("Open")] Task OpenAsync(string owner);

    [Alias("Grant")] Task GrantAsync(string owner, string grantee, DateTimeOffset now);
}

internal sealed class ObviousDevice([PersistentState("device", ObviousHost.Storage)] IPersistentState<ObviousState> state) : Grain, IObviousDevice
{
    public Task OpenAsync(string owner)
    {
        state.State.Owner = owner;
        return state.WriteStateAsync();
    }

    public Task GrantAsync(string owner, string grantee, DateTimeOffset now)
    {
        if (state.State.Owner != owner) throw new UnauthorizedAccessException();
        var right = new ObviousRight(Guid.NewGuid().ToString("N"), grantee, owner, now);
        state.State.Rights.Add(right);
        state.State.Trail.Add($"{now:O} {owner} right.granted {right.Id}");
        return state.WriteStateAsync();
    }
}
