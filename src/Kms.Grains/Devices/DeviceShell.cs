using Kms.Grants;
using Kms.Users;

namespace Kms.Devices;

/// <summary>What every act on a device goes through: the memory, the circumstances, the way from state to view.</summary>
internal abstract class DeviceShell : Grain
{
    protected DeviceShell(DeviceTools tools)
    {
        Tools = tools;
        // A malformed key names no device; its default id is in no store.
        Id = DeviceId.TryParse(this.GetPrimaryKeyString(), out var parsed) ? parsed : default;
        Memory = new DeviceMemory(tools.Store, Id);
    }

    protected DeviceTools Tools { get; }

    protected DeviceId Id { get; }

    protected DeviceMemory Memory { get; }

    protected Occasion Begin(ActorTicket actor, string scope) => Tools.Occasions.Begin(actor, scope);

    protected Task<DeviceState> DecideAsync(Func<DeviceState, ValueTask<DeviceChange?>> rule) => Memory.DecideAsync(Refuse.NotFound, rule);

    protected Task<DeviceState> ChangeAsync(ActorTicket actor, Func<DeviceState, Occasion, ValueTask<DeviceChange?>> rule)
    {
        var occasion = Begin(actor, Scopes.Write);
        return DecideAsync(device => rule(device, occasion));
    }

    /// <summary>A job over a million devices must not leave a million grains behind that nobody else asked for.</summary>
    protected Task<T> OnceAsync<T>(Func<Task<T>> work)
    {
        if (Memory.IsEmpty) DeactivateOnIdle();
        return work();
    }

    protected async ValueTask<DeviceView?> ViewAsync(DeviceState device, Actor actor) =>
        device.View(actor, await Tools.Organisations.NameAsync(device.Owner), Tools.Occasions.Now);

    protected async ValueTask<RightView> ViewAsync(ReadRight right) => new(
        right.Id, right.Grantee, right.Grantee.Email?.Value ?? await Tools.Organisations.NameAsync(right.Grantee.Organisation) ?? "",
        right.GrantedBy, right.Purpose, right.From, right.Until);
}
