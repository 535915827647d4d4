using System.Collections.Immutable;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Devices;

/// <summary>One device: finds the state, asks the rules, saves, answers.</summary>
internal sealed class DeviceGrain : Grain, IDeviceGrain, IDeviceWork
{
    private readonly DeviceTools tools;
    private readonly DeviceId id;
    private readonly DeviceMemory memory;

    public DeviceGrain(DeviceTools tools)
    {
        this.tools = tools;
        // A malformed key names no device; its default id is in no store.
        id = DeviceId.TryParse(this.GetPrimaryKeyString(), out var parsed) ? parsed : default;
        memory = new DeviceMemory(tools.Store, id);
    }

    public async Task<DeviceView?> GetAsync(ActorTicket actor)
    {
        var occasion = Begin(actor, Scopes.Read);
        return await memory.RefreshAsync() is { } device ? await ViewAsync(device, occasion.Actor) : null;
    }

    public Task<KeyRelease?> ReadKeysAsync(ActorTicket actor, KeyPurpose? purpose, string? reason) =>
        tools.Keys.ReleaseAsync(memory, purpose, reason, Begin(actor, Scopes.Keys));

    public async Task<ImmutableArray<RightView>?> GetRightsAsync(ActorTicket actor)
    {
        var occasion = Begin(actor, Scopes.Read);
        if ((await memory.ReadAsync())?.VisibleRights(occasion.Actor, occasion.Now) is not { } rights) return null;
        var views = ImmutableArray.CreateBuilder<RightView>(rights.Length);
        foreach (var right in rights) views.Add(await ViewAsync(right));
        return views.MoveToImmutable();
    }

    public async Task<RightView> GrantAsync(ActorTicket actor, GrantOrder order)
    {
        var occasion = Begin(actor, Scopes.Write);
        ReadRight? right = null;
        await DecideAsync(async device =>
        {
            (var change, right) = await tools.Acts.GrantAsync(device, order, occasion);
            return change;
        });
        return await ViewAsync(right ?? throw Refuse.NotFound());
    }

    public async Task<bool> RevokeAsync(ActorTicket actor, RightId right)
    {
        var occasion = Begin(actor, Scopes.Write);
        var found = false;
        await DecideAsync(device =>
        {
            var change = device.Revoke(right, occasion);
            found = change is not null;
            return ValueTask.FromResult(change);
        });
        return found;
    }

    public async Task<int> RevokeForAsync(ActorTicket actor, Grantee? grantee)
    {
        var occasion = Begin(actor, Scopes.Write);
        var ended = 0;
        await DecideAsync(device =>
        {
            var change = device.RevokeFor(grantee, occasion);
            ended = change is null ? 0 : device.Rights.Length - change.Device.Rights.Length;
            return ValueTask.FromResult(change);
        });
        return ended;
    }

    public async Task<DeviceView> ClaimAsync(ActorTicket actor, ClaimOrder order)
    {
        var occasion = Begin(actor, Scopes.Write);
        DeviceActs.DemandClaimant(order.Organisation, occasion.Actor);
        var proof = tools.Claims.Prove(id, order);
        var owner = occasion.Actor;
        var device = await tools.Claims.TryAsync(
            id, order, occasion, () => memory.DecideAsync(Refuse.Claim, async known =>
            {
                (var change, owner) = await tools.Acts.ClaimAsync(known, order, proof, actor, occasion);
                return change;
            }), memory.ReadAsync);
        return await ViewAsync(device, owner) ?? throw Refuse.NotFound();
    }

    public async Task<ClaimRequestId> RequestClaimAsync(ActorTicket actor, OrganisationId organisation, string? message)
    {
        var occasion = Begin(actor, Scopes.Write);
        if (!Permissions.Allows(Permissions.In(occasion.Actor, organisation), Act.RequestClaim))
            throw occasion.Actor.IsMember(organisation) ? Refuse.Forbidden() : Refuse.NotFound();
        ClaimRequestId request = default;
        await DecideAsync(device =>
        {
            (var change, request) = device.RequestClaim(organisation, message, occasion);
            return ValueTask.FromResult(change);
        });
        return request;
    }

    public Task DecideClaimRequestAsync(ActorTicket actor, ClaimRequestId request, bool approve, string? reason) =>
        ChangeAsync(actor, (device, occasion) => tools.Acts.DecideAsync(device, request, approve, reason, occasion));

    public Task ReleaseAsync(ActorTicket actor) => ChangeAsync(actor, tools.Acts.ReleaseAsync);

    public Task OfferTransferAsync(ActorTicket actor, TransferId transfer, OrganisationId to, DateTimeOffset until) =>
        ChangeAsync(actor, (device, occasion) => tools.Acts.OfferAsync(device, new OfferWork(transfer, to, until), occasion));

    public Task AcceptTransferAsync(ActorTicket actor, TransferId transfer) =>
        ChangeAsync(actor, (device, occasion) => tools.Acts.AcceptAsync(device, new AcceptWork(transfer), occasion));

    public Task DeclineTransferAsync(ActorTicket actor, TransferId transfer) =>
        ChangeAsync(actor, (device, occasion) => ValueTask.FromResult<DeviceChange?>(device.DeclineTransfer(transfer, occasion)));

    public async Task<DeviceView> SetLabelAsync(ActorTicket actor, string? label)
    {
        var device = await ChangeAsync(actor, (device, occasion) => ValueTask.FromResult(device.SetLabel(label, occasion)));
        return await ViewAsync(device, Begin(actor, Scopes.Write).Actor) ?? throw Refuse.NotFound();
    }

    public Task AllocateAsync(ActorTicket actor, AllocateOrder order) =>
        ChangeAsync(actor, (device, occasion) => tools.Acts.AllocateAsync(device, order, occasion));

    public async Task<KeyInfo> SetKeyStateAsync(ActorTicket actor, KeyPurpose purpose, int version, KeyState state, string reason)
    {
        var device = await ChangeAsync(actor, (device, occasion) =>
            ValueTask.FromResult(device.SetKeyState(purpose, version, state, reason, occasion)));
        return device.Keys.First(k => k.Purpose == purpose && k.Version == version).ToInfo();
    }

    public Task<WorkResult> DoAsync(ActorTicket actor, DeviceWork work, WorkStep step) =>
        OnceAsync(() => tools.Worker.DoAsync(memory, id, actor, work, step));

    public Task<WorkResult> ImportAsync(ActorTicket actor, DeviceImport import, WorkStep step) =>
        OnceAsync(() => tools.Worker.ImportAsync(memory, id, actor, import, step));

    public Task MarkSharedAsync(ActorTicket actor, string fingerprint, WorkStep step) =>
        tools.Worker.MarkSharedAsync(memory, id, actor, fingerprint, step);

    private Occasion Begin(ActorTicket actor, string scope) => tools.Occasions.Begin(actor, scope);

    private Task<DeviceState> DecideAsync(Func<DeviceState, ValueTask<DeviceChange?>> rule) => memory.DecideAsync(Refuse.NotFound, rule);

    private Task<DeviceState> ChangeAsync(ActorTicket actor, Func<DeviceState, Occasion, ValueTask<DeviceChange?>> rule)
    {
        var occasion = Begin(actor, Scopes.Write);
        return DecideAsync(device => rule(device, occasion));
    }

    // A job over a million devices must not leave a million grains behind that nobody else asked for.
    private async Task<T> OnceAsync<T>(Func<Task<T>> work)
    {
        if (memory.IsEmpty) DeactivateOnIdle();
        return await work();
    }

    private async ValueTask<DeviceView?> ViewAsync(DeviceState device, Actor actor) =>
        device.View(actor, await tools.Organisations.NameAsync(device.Owner), tools.Occasions.Now);

    private async ValueTask<RightView> ViewAsync(ReadRight right) => new(
        right.Id, right.Grantee, right.Grantee.Email?.Value ?? await tools.Organisations.NameAsync(right.Grantee.Organisation) ?? "",
        right.GrantedBy, right.Purpose, right.From, right.Until);
}
