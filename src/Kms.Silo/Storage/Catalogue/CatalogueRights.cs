using Kms.Organisations;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Read rights as a part of the filter on devices of one's own: held by somebody, or soon over.</summary>
internal static class CatalogueRights
{
    private const string InForce = "and g.from_at <= ? and (g.until_at is null or g.until_at > ?)";
    private const string Ending = "and g.from_at <= ? and g.until_at > ? and g.until_at <= ?";

    /// <summary>Walks from the rights to their devices; each device once.</summary>
    /// <param name="sql">Gets the tables.</param>
    /// <param name="question">Who holds the right, and until when.</param>
    /// <param name="giver">The owner gives all rights on a device, so that its own ones are found by an index; null for all.</param>
    /// <param name="byChange">Whether the order needs the time of the last change.</param>
    public static void AddSource(SqlText sql, CatalogueQuestion question, OrganisationId? giver, bool byChange)
    {
        sql.Add("from (select distinct g.device from read_right g where 1 = 1");
        AddRights(sql, question);
        if (giver is { } id && question.Filter.Reader is null) sql.Add("and g.granted_for = ?", id.Value);
        sql.Add(byChange
            ? ") as h cross join device d cross join device_version v where d.id = h.device and v.id = d.id"
            : ") as h cross join device d where d.id = h.device");
    }

    /// <summary>The same as a condition on device d.</summary>
    public static void AddCondition(SqlText sql, CatalogueQuestion question)
    {
        sql.Add("and exists (select 1 from read_right g where g.device = d.id");
        AddRights(sql, question);
        sql.Add(")");
    }

    private static void AddRights(SqlText sql, CatalogueQuestion question)
    {
        if (question.EndsBefore is { } end) sql.Add(Ending, question.Now, question.Now, end);
        else sql.Add(InForce, question.Now, question.Now);
        if (question.Filter.Reader is { } reader) sql.Add("and g.grantee = ?", reader.Value);
    }
}
