using Kms.Grants;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>
/// Devices by a read right of one grantee. Label and organisation are those of the right, and there is no batch: filter and order by the
/// owner's would betray them.
/// </summary>
internal sealed class GrantedBranch(Grantee grantee, string[] grantees, string[] organisations, bool many) : CatalogueBranch
{
    private const string Label = "r.label_key";

    // Cross joins are walked as written in SQLite; PostgreSQL chooses by itself.
    private const string Rights = "from read_right r cross join device d where d.id = r.device";
    private const string RightChanges = "from read_right r cross join device d cross join device_version v where d.id = r.device and v.id = d.id";
    private const string Devices = "from device d cross join read_right r where r.device = d.id";
    private const string Changes = "from device_version v cross join device d cross join read_right r where d.id = v.id and r.device = v.id";

    // Of several rights on one device, also of other grantees of this person, the first one shows it; one's own organisations come before.
    private const string InForce = """
        and r.grantee = ? and r.from_at <= ? and (r.until_at is null or r.until_at > ?)
        and not exists (
          select 1 from read_right p where p.device = r.device and p.id < r.id and p.grantee = any(?)
          and p.from_at <= ? and (p.until_at is null or p.until_at > ?))
        """;

    private const string NotOwn = "and not (coalesce(d.organisation, '') = any(?))";

    public override void AddPage(CatalogueParts parts, CatalogueQuestion question, bool few)
    {
        var sort = question.Sort;
        if (question.Without is not null) AddById(parts, question, few);
        else if (sort.HasBlanks) AddWithBlanks(parts, question, few);
        else if (sort == CatalogueSort.ByType) AddPart(parts, question, many ? Devices : Rights, sort.Own, many ? "d.id" : "r.device", hide: !many);
        else if (sort == CatalogueSort.ByChange) AddPart(parts, question, many ? Changes : RightChanges, sort.Own, many ? "v.id" : "r.device", hide: !many);
        else AddById(parts, question, few);
    }

    public override void AddIds(CatalogueParts parts, CatalogueQuestion question)
    {
        if (question.Filter.Batch is not null) return;
        foreach (var slice in CatalogueSlice.Of(question, CataloguePlan.Collect))
        {
            var sql = parts.Next(parts.AreApart ? "select 1" : "select d.id").Add(many && question.HasPrefix ? Devices : Rights);
            AddConditions(sql, question, slice);
            slice.AddIds(sql, "r.device");
            sql.Add("limit ?", question.Limit);
            parts.End();
        }
    }

    // Nobody but the owner has batches; a label is the holder's own.
    private void AddWithBlanks(CatalogueParts parts, CatalogueQuestion question, bool few)
    {
        var (byLabel, collect) = (question.Sort == CatalogueSort.ByLabel, question.PlanOf(few) == CataloguePlan.Collect);
        var isOne = byLabel && collect && question.HasPrefix;
        if (byLabel) AddPart(parts, question, Rights, Label, "r.device", hide: question.HasPrefix, isOne ? null : "and r.label_key <> ''");
        if (collect && !isOne) AddById(parts, question.Blanks, few);
    }

    private void AddById(CatalogueParts parts, CatalogueQuestion question, bool few)
    {
        var collect = question.HasPrefix && few;
        var condition = question.Without == CatalogueSort.ByLabel ? "and r.label_key = ''" : null;
        AddPart(parts, question, collect && many ? Devices : Rights, null, "r.device", hide: collect, condition);
    }

    private void AddPart(CatalogueParts parts, CatalogueQuestion question, string from, string? key, string id, bool hide, string? condition = null)
    {
        if (question.Filter.Batch is not null) return;
        var sorted = key is not null && hide ? question.Sort.Hidden(key, question.Filter.Descending) : key;
        var plan = hide ? CataloguePlan.Collect : key is null ? CataloguePlan.Natural : CataloguePlan.Walk;
        foreach (var slice in CatalogueSlice.Of(question, plan))
        {
            var sql = parts.Next($"select d.id, {sorted ?? question.NoKey} as sort_key, 1 as granted, r.label, r.granted_for as organisation").Add(from);
            if (condition is not null) sql.Add(condition);
            AddConditions(sql, question, slice);
            CatalogueOrder.Add(sql, question, slice, sorted, id, hide);
            parts.End();
        }
    }

    private void AddConditions(SqlText sql, CatalogueQuestion question, CatalogueSlice slice)
    {
        var now = question.Now;
        sql.Add(InForce, grantee.Value, now, now, grantees, now, now);
        if (organisations.Length > 0) sql.Add(NotOwn, [organisations]);
        if (question.Filter.Organisation is { } giver) sql.Add("and r.granted_for = ?", giver.Value);
        if (question.EndsBefore is { } end) sql.Add("and r.until_at <= ?", end);
        CatalogueConditions.Add(sql, question, Label, slice, CataloguePlan.Natural);
    }
}
