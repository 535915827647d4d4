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
        var plan = question.PlanOf(few);
        var (collect, sort) = (plan == CataloguePlan.Collect, question.Sort);
        var along = sort == CatalogueSort.ByChange && !collect ? "v" : "d";
        var key = collect && sort.Own is { } own ? sort.Hidden(own, question.Filter.Descending) : sort.Own;
        foreach (var slice in CatalogueSlice.Of(question, plan))
        {
            var sql = parts.Next($"select d.id, {key ?? question.NoKey} as sort_key, 0 as granted, d.label, d.organisation");
            AddFrom(sql, question, plan);
            AddScope(sql, along);
            // When matches are collected, those without a key are among them.
            if (question.Without is { } without) sql.Add($"and {without.Own} = ''");
            else if (sort.HasBlanks && !collect) sql.Add($"and {sort.Own} <> ''");
            CatalogueConditions.Add(sql, question, Label, slice, plan);
            if (question.AsksRights) CatalogueRights.AddCondition(sql, question);
            CatalogueOrder.Add(sql, question, slice, key, $"{along}.id", hide: collect);
            parts.End();
        }
    }

    public override void AddIds(CatalogueParts parts, CatalogueQuestion question)
    {
        foreach (var slice in CatalogueSlice.Of(question, CataloguePlan.Collect))
        {
            var sql = parts.Next(parts.AreApart ? "select 1" : "select d.id");
            if (question.Filter.Batch is { } batch) sql.Add(Batch).Add(OfBatch, batch.Value);
            else if (question.AsksRights) CatalogueRights.AddSource(sql, question, organisation, byChange: false);
            else sql.Add(Devices);
            AddScope(sql, "d");
            CatalogueConditions.Add(sql, question, Label, slice, CataloguePlan.Collect);
            slice.AddIds(sql, "d.id");
            if (question is { AsksRights: true, Filter.Batch: not null }) CatalogueRights.AddCondition(sql, question);
            sql.Add("limit ?", question.Limit);
            parts.End();
        }
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
