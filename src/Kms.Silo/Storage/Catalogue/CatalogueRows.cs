using System.Data.Common;
using System.Globalization;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Keys;
using Kms.Organisations;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Runs the merged branches and makes rows of what they found.</summary>
internal sealed class CatalogueRows(IDatabase database)
{
    private const string Start = """
        select f.id, f.sort_key, f.granted, f.label, f.organisation, d.manufacturer, d.serial, d.dev_eui, d.type, d.medium, d.batch_name,
          d.claim, d.health, d.key_count, v.changed_at
        from (
        """;

    private const string Join = ") as f join device d on d.id = f.id join device_version v on v.id = f.id";

    /// <summary>Rows without a sort key stand last; unless all matches are collected, they are asked for when the others do not fill the page.</summary>
    public async Task<List<(DeviceRow Row, string Key)>> PageAsync(
        IReadOnlyList<CatalogueBranch> branches, CatalogueQuestion question, bool few, CancellationToken cancellation)
    {
        if (!question.Sort.HasBlanks || question.PlanOf(few) == CataloguePlan.Collect) return await FindAsync(branches, question, few, cancellation);
        var filled = question.IsAmongBlanks ? [] : await FindAsync(branches, question, few, cancellation);
        if (filled.Count == question.Limit || !question.HasBlanks) return filled;
        var blank = await FindAsync(branches, question.Blanks, few, cancellation);
        // A device that lost its label in between is in both.
        return [.. filled.Concat(blank).DistinctBy(row => row.Row.Id).Take(question.Limit)];
    }

    private async Task<List<(DeviceRow Row, string Key)>> FindAsync(
        IReadOnlyList<CatalogueBranch> branches, CatalogueQuestion question, bool few, CancellationToken cancellation)
    {
        var sql = new SqlText(Start);
        var parts = new CatalogueParts(sql);
        foreach (var branch in branches) branch.AddPage(parts, question, few);
        parts.Close(CatalogueBranch.PageColumns);
        sql.Add(Join).Add(Ordered(question, "f.sort_key", "f.id"), question.Limit);
        return await database.QueryAsync(sql.ToString(), sql.Arguments, row => (Map(row), Key(row, question)), cancellation);
    }

    public async Task<List<DeviceId>> IdsAsync(
        IReadOnlyList<CatalogueBranch> branches, CatalogueQuestion question, bool few, CancellationToken cancellation)
    {
        var sql = new SqlText("select f.id from (");
        var parts = new CatalogueParts(sql);
        foreach (var branch in branches) branch.AddPage(parts, question, few);
        parts.Close(CatalogueBranch.PageColumns);
        sql.Add(") as f order by f.id limit ?", question.Limit);
        return await database.QueryAsync(sql.ToString(), sql.Arguments, row => DeviceId.Parse(row.GetString(0)), cancellation);
    }

    public async Task<long> CountAsync(
        IReadOnlyList<CatalogueBranch> branches, CatalogueQuestion question, CancellationToken cancellation)
    {
        var alone = branches.Count == 1 && question.Search is null;
        var sql = new SqlText(alone ? "select count(*) from (" : "select count(*) from (select id from (");
        var parts = new CatalogueParts(sql, areApart: alone);
        foreach (var branch in branches) branch.AddIds(parts, question);
        parts.Close(CatalogueBranch.IdColumn);
        sql.Add(alone ? "limit ?) as counted" : ") as f limit ?) as counted", question.Limit);
        return (await database.QueryAsync(sql.ToString(), sql.Arguments, row => row.GetInt64(0), cancellation))[0];
    }

    private static string Ordered(CatalogueQuestion question, string key, string id) =>
        question.Filter.Descending ? $"order by {key} desc, {id} desc limit ?" : $"order by {key}, {id} limit ?";

    private static string Key(DbDataReader row, CatalogueQuestion question) => question.Sort.IsNumber
        ? row.GetInt64(1).ToString(CultureInfo.InvariantCulture)
        : row.GetString(1);

    private static DeviceRow Map(DbDataReader row)
    {
        var id = DeviceId.Parse(row.GetString(0));
        var granted = row.GetInt32(2) != 0;
        return new DeviceRow(
            id, row.GetString(5), row.Text(6) ?? row.Text(7) ?? id.Number, Filled(row.GetString(8)), Filled(row.GetString(9)), row.Text(3),
            granted ? null : row.Text(10), (ClaimState)row.GetInt32(11),
            row.Text(4) is { } organisation ? new OrganisationId(organisation) : null, granted, (KeyFinding)row.GetInt32(12),
            row.GetInt32(13), row.Time(14));
    }

    private static string? Filled(string text) => text.Length > 0 ? text : null;
}
