using Kms.Devices;
using Kms.Organisations;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Devices of one organisation, owned or allocated; or all devices (operator).</summary>
internal sealed class OwnBranch(OrganisationId? organisation, string? right) : CatalogueBranch
{
    private const string Label = "d.label_key";
    private const string Devices = "from device d where 1 = 1";
    private const string Changes = "from device_version v cross join device d where d.id = v.id";
    private const string ChangesOf = "from device d cross join device_version v where v.id = d.id";
    private const string OfBatch = "and b.batch = ?";
    private const string Batch = "from batch_item b cross join device d where d.id = b.device";
    private const string BatchChanges = "from batch_item b cross join device d cross join device_version v where d.id = b.device and v.id = d.id";

    public override void AddPage(CatalogueParts parts, CatalogueQuestion question, bool few)
    {
        var plan = PlanOf(question, few);
        var byChange = question.Sort == CatalogueSort.ByChange;
        var along = byChange && plan != CataloguePlan.Collect;
        foreach (var search in Searches(question, plan))
        {
            var sql = parts.Next($"select d.id, {question.Sort.Own ?? "''"} as sort_key, 0 as granted, d.label, d.organisation");
            AddFrom(sql, question, plan);
            AddScope(sql, along ? "v" : "d");
            CatalogueConditions.Add(sql, question, Label, search, plan);
            if (question.AsksRights) CatalogueRights.AddCondition(sql, question);
            CatalogueOrder.Add(sql, question, question.Sort.Own, along ? "v.id" : "d.id", hide: plan == CataloguePlan.Collect);
            parts.End();
        }
    }

    public override void AddIds(CatalogueParts parts, CatalogueQuestion question)
    {
        foreach (var search in Searches(question, CataloguePlan.Collect))
        {
            var sql = parts.Next(parts.IsAlone ? "select 1" : "select d.id");
            if (question.Filter.Batch is { } batch) sql.Add(Batch).Add(OfBatch, batch.Value);
            else if (question.AsksRights) CatalogueRights.AddSource(sql, question, organisation, byChange: false);
            else sql.Add(Devices);
            AddScope(sql, "d");
            CatalogueConditions.Add(sql, question, Label, search, CataloguePlan.Collect);
            if (question is { AsksRights: true, Filter.Batch: not null }) CatalogueRights.AddCondition(sql, question);
            sql.Add("limit ?", question.Limit);
            parts.End();
        }
    }

    private static CataloguePlan PlanOf(CatalogueQuestion question, bool few)
    {
        if (question.IsSettled) return CataloguePlan.Natural;
        return few ? CataloguePlan.Collect : CataloguePlan.Walk;
    }

    private void AddFrom(SqlText sql, CatalogueQuestion question, CataloguePlan plan)
    {
        var byChange = question.Sort == CatalogueSort.ByChange;
        if (plan == CataloguePlan.Collect && question.Filter.Batch is { } batch)
            sql.Add(byChange ? BatchChanges : Batch).Add(OfBatch, batch.Value);
        else if (plan == CataloguePlan.Collect && question.AsksRights) CatalogueRights.AddSource(sql, question, organisation, byChange);
        else if (plan == CataloguePlan.Collect) sql.Add(byChange ? ChangesOf : Devices);
        else sql.Add(byChange ? Changes : Devices);
    }

    private void AddScope(SqlText sql, string table)
    {
        if (organisation is { } id) sql.Add($"and {table}.organisation = ?", id.Value);
        if (right == CatalogueScoping.Owned) sql.Add("and (d.claim = ?) is true", (int)ClaimState.Claimed);
        if (right == CatalogueScoping.Allocated) sql.Add("and (d.claim <> ? and d.organisation is not null) is true", (int)ClaimState.Claimed);
    }
}
