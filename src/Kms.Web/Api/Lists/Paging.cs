namespace Kms.Web.Api;

/// <summary><c>?limit=</c> (1 to 1000, 100 unless told) and <c>&amp;after=</c>, the <c>next</c> of the page before.</summary>
internal sealed record Paging(int? Limit, string? After)
{
    public PageRequest ToRequest()
    {
        if (Limit is < 1 or > 1000) throw Refused.Invalid("limit", "out-of-range", "limit is 1 to 1000.");
        return new PageRequest(Limit ?? 100, string.IsNullOrEmpty(After) ? null : After);
    }
}
