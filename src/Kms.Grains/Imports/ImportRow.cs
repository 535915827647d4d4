using System.Collections.Immutable;

namespace Kms.Imports;

/// <summary>
/// One device as a file states it. It owns its keys: whoever took the row disposes it. A row with problems is refused as a whole;
/// the rows after it are read all the same.
/// </summary>
internal sealed class ImportRow(long line, ImportedDevice device, ImmutableArray<ImportedKey> keys, ImmutableArray<RowProblem> problems)
    : IDisposable
{
    /// <summary>Where it starts in the file, counted from 1; the position of the meter in files without lines.</summary>
    public long Line => line;

    public ImportedDevice Device => device;

    public ImmutableArray<ImportedKey> Keys => keys;

    public ImmutableArray<RowProblem> Problems => problems;

    /// <summary>Nothing but warnings.</summary>
    public bool IsGood => problems.All(p => p.IsWarning);

    public void Dispose()
    {
        foreach (var key in keys) key.Value.Dispose();
    }
}
