using Kms.Keys;

namespace Kms.Jobs;

/// <summary>Makes the next chunk ready while the one before is being stored.</summary>
internal sealed class ImportPreparation(ImportReading file, ImportMapper mapper, ImportTargets targets, SharedKeys shared)
{
    private const int ChunkSize = 1500;

    /// <param name="before">The chunk before, which lookups may or may not find in the storage yet.</param>
    public async Task<ImportChunk> NextAsync(ImportChunk before)
    {
        var rows = await file.TakeAsync(ChunkSize);
        if (rows.Count == 0) return ImportChunk.None;
        try
        {
            var items = new List<ImportItem>(rows.Count);
            foreach (var row in rows) items.Add(await mapper.MapAsync(row));
            await targets.ResolveAsync(items, before.Items);
            var tell = await shared.MarkAsync(items, before.Items);
            foreach (var item in items) item.Note = NoteOf(item);
            return new ImportChunk(rows, items, tell);
        }
        catch
        {
            foreach (var row in rows) row.Dispose();
            throw;
        }
    }

    private static string? NoteOf(ImportItem item)
    {
        var findings = item.Draft?.Keys.Aggregate(KeyFinding.None, (all, k) => all | k.Findings) ?? KeyFinding.None;
        if (!item.ShowsShared) findings &= ~KeyFinding.Shared;
        return FindingTexts.Of(findings) is not { } text ? item.Note : item.Note is null ? text : $"{text} {item.Note}";
    }
}
