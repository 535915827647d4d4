using Kms.Grants;

namespace Kms.Web.Pages.Grants;

/// <summary>Adds up who can read the parts of a long selection.</summary>
internal sealed class ReaderSums
{
    private const int Shown = 500;
    private readonly Dictionary<Grantee, ReaderRow> _rows = [];
    private long _devices;
    private long _withReaders;

    /// <summary>All parts so far, with those who read most.</summary>
    public SelectionReaders Add(SelectionReaders part)
    {
        (_devices, _withReaders) = (_devices + part.Devices, _withReaders + part.WithReaders);
        foreach (var row in part.Rows) _rows[row.Grantee] = _rows.TryGetValue(row.Grantee, out var known) ? Sum(known, row) : row;
        return new(_devices, _withReaders, _rows.Count, [.. Most()], part.Next);
    }

    private IEnumerable<ReaderRow> Most() =>
        _rows.Values.OrderByDescending(row => row.Devices).ThenBy(row => row.Grantee.Value, StringComparer.Ordinal).Take(Shown);

    private static ReaderRow Sum(ReaderRow one, ReaderRow other) => one with
    {
        Devices = one.Devices + other.Devices,
        NextEnd = one.NextEnd is { } end && (other.NextEnd is null || end < other.NextEnd) ? end : other.NextEnd,
    };
}
