using System.Collections.Immutable;
using Kms.Exposures;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Devices;

/// <summary>One device: finds the state, asks the rules, saves, answers.</summary>
internal sealed class DeviceGrain(DeviceTools tools) : DeviceShell(tools), IDeviceGrain, IDeviceWork
{
    public async Task<DeviceView?> GetAsync(ActorTicket actor)
    {
        var occasion = Begin(actor, Scopes.Read);
        return await Memory.RefreshAsync() is { } device ? await ViewAsync(device, occasion.Actor) : null;
    }

    public Task<KeyRelease?> ReadKeysAsync(ActorTicket actor, KeyPurpose? purpose, string? reason, KeyRoute route) =>
        Tools.Keys.ReleaseAsync(Memory, purpose, reason, route, Begin(actor, Scopes.Keys));

    public async Task<ImmutableArray<RightView>?> GetRightsAsync(ActorTicket actor)
    {
        var occasion = Begin(actor, Scopes.Read);
        if ((await Memory.ReadAsync())?.VisibleRights(occasion.Actor, occasion.Now) is not { } rights) return null;
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
            (var change, right) = await Tools.Acts.GrantAsync(device, order, occasion);
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
        var proof = Tools.Claims.Prove(Id, order);
        var owner = occasion.Actor;
        var device = await Tools.Claims.TryAsync(
            Id, order, occasion, () => Memory.DecideAsync(Refuse.Claim, async known =>
            {
                (var change, owner) = await Tools.Acts.ClaimAsync(known, order, proof, actor, occasion);
                return change;
            }), Memory.ReadAsync);
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
        ChangeAsync(actor, (device, occasion) => Tools.Acts.DecideAsync(device, request, approve, reason, occasion));

    public Task ReleaseAsync(ActorTicket actor) => ChangeAsync(actor, Tools.Acts.ReleaseAsync);

    public Task OfferTransferAsync(ActorTicket actor, TransferId transfer, OrganisationId to, DateTimeOffset until) =>
        ChangeAsync(actor, (device, occasion) => Tools.Acts.OfferAsync(device, new OfferWork(transfer, to, until), occasion));

    public Task AcceptTransferAsync(ActorTicket actor, TransferId transfer) =>
        ChangeAsync(actor, (device, occasion) => Tools.Acts.AcceptAsync(device, new AcceptWork(transfer), occasion));

    public Task DeclineTransferAsync(ActorTicket actor, TransferId transfer) =>
        ChangeAsync(actor, (device, occasion) => ValueTask.FromResult<DeviceChange?>(device.DeclineTransfer(transfer, occasion)));

    public async Task<DeviceView> SetLabelAsync(ActorTicket actor, string? label)
    {
        var device = await ChangeAsync(actor, (device, occasion) => ValueTask.FromResult(device.SetLabel(label, occasion)));
        return await ViewAsync(device, Begin(actor, Scopes.Write).Actor) ?? throw Refuse.NotFound();
    }

    public async Task<NewClaimCode> MakeClaimCodeAsync(ActorTicket actor)
    {
        var code = CodeMaking.NewCode();
        await ChangeAsync(actor, (device, occasion) => ValueTask.FromResult<DeviceChange?>(device.MakeCode(Tools.Claims.HashOf(Id, code), occasion)));
        return new NewClaimCode(Id, code);
    }

    public Task AllocateAsync(ActorTicket actor, AllocateOrder order) =>
        ChangeAsync(actor, (device, occasion) => Tools.Acts.AllocateAsync(device, order, occasion));

    public async Task<KeyInfo> SetKeyStateAsync(ActorTicket actor, KeyPurpose purpose, int version, KeyState state, string reason)
    {
        var device = await ChangeAsync(actor, (device, occasion) =>
            ValueTask.FromResult(device.SetKeyState(purpose, version, state, reason, occasion)));
        return device.Keys.First(k => k.Purpose == purpose && k.Version == version).ToInfo();
    }

    public Task<WorkResult> DoAsync(ActorTicket actor, DeviceWork work, WorkStep step) =>
        OnceAsync(() => Tools.Worker.DoAsync(Memory, Id, actor, work, step));

    public Task<WorkResult> ImportAsync(ActorTicket actor, DeviceImport import, WorkStep step) =>
        OnceAsync(() => Tools.Worker.ImportAsync(Memory, Id, actor, import, step));

    public Task MarkSharedAsync(ActorTicket actor, string fingerprint, WorkStep step) =>
        Tools.Worker.MarkSharedAsync(Memory, Id, actor, fingerprint, step);
}
