using System.Globalization;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Audit;

/// <summary>Where a page of the audit trail ended.</summary>
internal sealed record AuditPlace
{
    private const char Separator = '.';

    public AuditPlace(Cursor cursor)
    {
        var parts = cursor.Id.Split(Separator);
        At = cursor.Number;
        if (parts.Length != 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var chain)
            || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var sequence))
            throw new RefusedException(Refusal.Invalid, "The cursor is not one of this list: begin with the first page.");
        (Chain, Sequence) = (chain, sequence);
    }

    public long At { get; }

    public int Chain { get; }

    public long Sequence { get; }

    public static (string Key, string Id) Of(DateTimeOffset at, int chain, long sequence) => (
        at.ToStored().ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{chain}{Separator}{sequence}"));
}
