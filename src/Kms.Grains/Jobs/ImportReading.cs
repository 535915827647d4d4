using Kms.Files;
using Kms.Imports;

namespace Kms.Jobs;

/// <summary>The rows of an uploaded key file, read as a stream.</summary>
internal sealed class ImportReading(StoredFileReader content, IAsyncEnumerator<ImportRow> rows, CancellationToken stopping) : IAsyncDisposable
{
    private bool over;

    /// <summary>Why the file could not be read to its end; its rows before that are good.</summary>
    public UnreadableFileException? Broken { get; private set; }

    public static async Task<ImportReading> OpenAsync(StoredFileReader content, KeyFileOptions options, CancellationToken stopping)
    {
        try
        {
            var file = await KeyFileReader.OpenAsync(content, options, stopping);
            return new ImportReading(content, file.ReadAsync(stopping).GetAsyncEnumerator(stopping), stopping);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>Past the rows that were done before a crash.</summary>
    public async Task SkipAsync(long count)
    {
        for (var done = 0L; done < count && await rows.MoveNextAsync(); done++) rows.Current.Dispose();
    }

    /// <summary>The next rows; none at the end of the file, or when it is to stop.</summary>
    public async Task<List<ImportRow>> TakeAsync(int count)
    {
        var taken = new List<ImportRow>(count);
        try
        {
            while (!over && taken.Count < count && !stopping.IsCancellationRequested)
            {
                if (await rows.MoveNextAsync()) taken.Add(rows.Current);
                else over = true;
            }
        }
        catch (UnreadableFileException error)
        {
            (over, Broken) = (true, error);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        if (!stopping.IsCancellationRequested) return taken;
        foreach (var row in taken) row.Dispose();
        return [];
    }

    public async ValueTask DisposeAsync()
    {
        await rows.DisposeAsync();
        await content.DisposeAsync();
    }
}
