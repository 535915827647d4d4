using Kms.Audit;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Audit;

/// <summary>One reason why somebody may see an entry.</summary>
internal sealed record AuditBranch(string Condition, object? Value)
{
    public const string First = "select * from (select e.chain, e.sequence from audit_event e where";
    public const string Next = "union select * from (select e.chain, e.sequence from audit_event e where";

    private const string Everything = "1 = 1";
    private const string OfOrganisation = "e.organisation = ?";
    private const string OfActor = "e.actor = ?";
    // To whom an owner before gave rights, and why, stays with that owner.
    private const string OnOwnDevice = """
        exists (select 1 from device d where d.id = e.device and d.owner = ? and (e.organisation is null or e.organisation = d.owner))
        """;

    public static IEnumerable<AuditBranch> Of(AuditScope scope)
    {
        if (scope.All) return [new(Everything, null)];
        return
        [
            new(OfActor, scope.Self.Value),
            .. scope.Organisations.Select(id => new AuditBranch(OfOrganisation, id.Value)),
            .. scope.DeviceOwners.Select(id => new AuditBranch(OnOwnDevice, id.Value)),
        ];
    }

    public void AddTo(SqlText sql)
    {
        if (Value is null) sql.Add(Condition);
        else sql.Add(Condition, Value);
    }
}
