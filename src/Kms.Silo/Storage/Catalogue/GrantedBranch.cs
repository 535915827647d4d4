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
        if (sort == CatalogueSort.ByLabel && !question.HasPrefix) AddByLabel(parts, question);
        else if (sort == CatalogueSort.ByLabel) AddPart(parts, question, Rights, Label, "r.device", hide: true);
        else if (sort == CatalogueSort.ByType) AddPart(parts, question, many ? Devices : Rights, sort.Own, "d.id", hide: !many);
        else if (sort == CatalogueSort.ByChange) AddPart(parts, question, many ? Changes : RightChanges, sort.Own, many ? "v.id" : "d.id", hide: !many);
        else AddById(parts, question, few);
    }

    public override void AddIds(CatalogueParts parts, CatalogueQuestion question)
    {
        if (question.Filter.Batch is not null) return;
        foreach (var search in Searches(question, CataloguePlan.Collect))
        {
            var sql = parts.Next(parts.IsAlone ? "select 1" : "select d.id").Add(many && question.HasPrefix ? Devices : Rights);
            AddConditions(sql, question, search);
            sql.Add("limit ?", question.Limit);
            parts.End();
        }
    }

    // By batch is by id, because nobody but the owner has batches.
    private void AddById(CatalogueParts parts, CatalogueQuestion question, bool few)
    {
        var byId = question.Sort == CatalogueSort.ByBatch ? Unlabelled(question) : question;
        if (byId is null) return;
        var collect = question.HasPrefix && few;
        AddPart(parts, byId, collect && many ? Devices : Rights, null, "r.device", hide: collect);
    }

    // All devices that the holder has not labelled come first, in the order of their ids.
    private void AddByLabel(CatalogueParts parts, CatalogueQuestion question)
    {
        AddPart(parts, question, Rights, Label, "r.device", hide: false, "and r.label_key <> ''");
        if (Unlabelled(question) is { } unlabelled) AddPart(parts, unlabelled, Rights, null, "r.device", hide: false, "and r.label_key = ''");
    }

    // Rows whose key is empty stand together, at the end that sorts first.
    private static CatalogueQuestion? Unlabelled(CatalogueQuestion question) => question.From switch
    {
        null or { Key: "" } => question,
        _ when question.Filter.Descending => question with { From = null },
        _ => null,
    };

    private void AddPart(CatalogueParts parts, CatalogueQuestion question, string from, string? key, string id, bool hide, string? condition = null)
    {
        if (question.Filter.Batch is not null) return;
        var plan = question.Search is not null && hide ? CataloguePlan.Collect : CataloguePlan.Natural;
        foreach (var search in Searches(question, plan))
        {
            var sql = parts.Next($"select d.id, {key ?? "''"} as sort_key, 1 as granted, r.label, r.granted_for as organisation").Add(from);
            if (condition is not null) sql.Add(condition);
            AddConditions(sql, question, search);
            CatalogueOrder.Add(sql, question, key, id, hide);
            parts.End();
        }
    }

    private void AddConditions(SqlText sql, CatalogueQuestion question, CatalogueSearch? search)
    {
        var now = question.Now;
        sql.Add(InForce, grantee.Value, now, now, grantees, now, now);
        if (organisations.Length > 0) sql.Add(NotOwn, [organisations]);
        if (question.Filter.Organisation is { } giver) sql.Add("and r.granted_for = ?", giver.Value);
        if (question.EndsBefore is { } end) sql.Add("and r.until_at <= ?", end);
        CatalogueConditions.Add(sql, question, Label, search, CataloguePlan.Natural);
    }
}
