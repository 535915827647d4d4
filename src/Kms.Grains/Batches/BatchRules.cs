using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Batches;

/// <summary>Who may make and see batch references, and what each of its devices becomes.</summary>
internal static class BatchRules
{
    public const int NameLength = 100;

    /// <summary>How the list of batch references tells the two kinds apart.</summary>
    public static string KindOf(bool allocates) => allocates ? "delivery" : "list";

    /// <summary>
    /// The organisations on whose behalf it may be made: null for the operator, else the one the batch is for or, for a delivery to a
    /// partner, those whose KeyManager the actor is.
    /// </summary>
    public static IReadOnlyList<OrganisationId?> DemandMakers(Actor actor, OrganisationId target, IReadOnlyList<OrganisationFacts> own)
    {
        if (actor.IsOperator && !actor.Has(target, Roles.KeyManager)) return [null];
        if (Permissions.Allows(Permissions.In(actor, target), Act.MakeBatch)) return [target];
        if (actor.IsMember(target)) throw Refuse.Forbidden();
        if (own.Count == 0) throw new RefusedException(Refusal.NotFound, "There is no such organisation among yours.");
        var givers = own.Where(o => o.HasPartner(target)).Select(o => (OrganisationId?)o.Id).ToList();
        return givers.Count > 0 ? givers
            : throw new RefusedException(Refusal.NotAPartner, "The organisation is not a partner. Add it as a partner first.");
    }

    /// <summary>Unknown, foreign and allocated elsewhere read alike.</summary>
    public static BatchPlace PlaceOf(DeviceState? device, BatchId batch, OrganisationId target, OrganisationId? maker, Actor actor)
    {
        if (device is null) return BatchPlace.NotAvailable;
        if (device.IsDeliveredBy(batch, target)) return BatchPlace.Allocated;
        if (device.Owner is not null) return device.Owner == target && (maker == target || actor.IsOperator) ? BatchPlace.Listed : BatchPlace.NotAvailable;
        // The operator delivers what is delivered to nobody yet, or to the same organisation without a batch.
        if (maker is null) return device.AllocatedTo is null || device.AllocatedTo == target ? BatchPlace.Allocated : BatchPlace.NotAvailable;
        if (device.AllocatedTo != maker) return BatchPlace.NotAvailable;
        return maker == target ? BatchPlace.Listed : BatchPlace.Allocated;
    }

    /// <summary>An attempt that broke off has allocated it already.</summary>
    public static bool IsDeliveredBy(this DeviceState device, BatchId batch, OrganisationId target) =>
        device.Owner is null && device.AllocatedTo == target && device.Batch == batch;

    /// <summary>Whether the same order made it.</summary>
    public static bool IsOf(this BatchState batch, BatchDraft draft, string name, Actor actor) =>
        !batch.Removed && !draft.DryRun && batch.By == actor.User && batch.Organisation == draft.Organisation && batch.Name == name;

    public static bool IsVisibleTo(this BatchState batch, Actor actor) =>
        !batch.Removed && (Allows(actor, batch.Organisation) || (batch.Maker is { } maker && Allows(actor, maker)));

    public static void DemandRemoval(this BatchState batch, Actor actor)
    {
        var may = Permissions.Allows(Permissions.In(actor, batch.Organisation), Act.MakeBatch)
            || (batch.Maker is { } maker && Permissions.Allows(Permissions.In(actor, maker), Act.MakeBatch));
        if (!may) throw Refuse.Forbidden();
    }

    private static bool Allows(Actor actor, OrganisationId organisation) =>
        Permissions.Allows(Permissions.In(actor, organisation), Act.SeeBatches);
}
