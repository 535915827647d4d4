using Kms.Catalogue;
using Kms.Devices;
using Kms.Files;
using Kms.Imports;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Batches;

/// <summary>Reads the files of a batch and finds the device and the place of each serial number, a thousand at a time.</summary>
internal sealed class BatchReader(IGrainFactory grains, IFileStore files, IDeviceStore store, SelectionReader selections, TimeProvider clock)
{
    private const int ChunkSize = 1000;
    private const int MostSelected = 100_000;

    public async Task<BatchReading> ReadAsync(BatchId batch, BatchDraft draft, OrganisationId? maker, Actor actor)
    {
        var reading = new BatchReading(maker);
        if (draft.Selection is { } selection)
            await ReadAsync(selection, actor, reading, tokens => PlaceAsync("", tokens, device => BatchRules.PlaceOf(device, batch, draft.Organisation, maker, actor), reading));
        foreach (var file in draft.Files.IsDefault ? [] : draft.Files)
        {
            var upload = await grains.GetGrain<IFileWork>(file.Value).OpenAsync(actor.User)
                ?? throw new RefusedException(Refusal.NotFound, "There is no such upload among yours. Upload the file first.");
            await ReadAsync(upload, draft, reading, tokens => PlaceAsync(
                upload.Name, tokens, device => BatchRules.PlaceOf(device, batch, draft.Organisation, maker, actor), reading));
        }
        return reading;
    }

    // A marked device is a line of its own, so that the report reads like that of a file.
    private async Task ReadAsync(Selection selection, Actor actor, BatchReading reading, Func<List<SerialToken>, Task> place)
    {
        await foreach (var page in selections.ReadAsync(selection, actor, clock.GetUtcNow(), ChunkSize))
        {
            var tokens = page.Select((id, at) => new SerialToken(reading.Read + at + 1, 1, id.Value, SerialFault.None, id.Number, id, false)).ToList();
            foreach (var token in tokens) reading.Take("", token);
            if (reading.Read > MostSelected)
                throw new RefusedException(Refusal.TooLarge, $"A batch reference takes at most {MostSelected} marked devices. Narrow the list.");
            await place(tokens);
        }
    }

    private async Task ReadAsync(UploadedFile upload, BatchDraft draft, BatchReading reading, Func<List<SerialToken>, Task> place)
    {
        var chunk = new List<SerialToken>(ChunkSize);
        try
        {
            await using var content = new StoredFileReader(files, upload.Id, CancellationToken.None);
            var reader = new SerialListReader(new SerialListOptions { Manufacturer = draft.Manufacturer });
            await foreach (var token in reader.ReadAsync(content, CancellationToken.None))
            {
                if (reading.Take(upload.Name, token)) chunk.Add(token);
                if (chunk.Count < ChunkSize) continue;
                await place(chunk);
                chunk.Clear();
            }
        }
        catch (UnreadableFileException error)
        {
            throw new RefusedException(Refusal.UnreadableFile, $"{upload.Name}: {error.Message}", [new Problem(upload.Name, error.Code, error.Message)]);
        }
        if (chunk.Count > 0) await place(chunk);
    }

    private async Task PlaceAsync(
        string file, List<SerialToken> tokens, Func<DeviceState?, BatchPlace> placeOf, BatchReading reading)
    {
        var found = (await store.ResolveManyAsync([.. tokens.Select(TextOf).Distinct()])).ToLookup(p => p.Identity, p => p.Device);
        var states = (await store.ReadManyAsync([.. found.SelectMany(g => g).Distinct()])).ToDictionary(d => d.Id);
        foreach (var token in tokens)
        {
            // A number that several makers use means the one that is available; two of those mean none.
            var fitting = found[TextOf(token)].Distinct().Select(id => (Id: id, Place: placeOf(states.GetValueOrDefault(id))))
                .Where(d => d.Place != BatchPlace.NotAvailable).ToList();
            var (device, where) = fitting.Count == 1 ? (fitting[0].Id, fitting[0].Place) : ((DeviceId?)null, BatchPlace.NotAvailable);
            reading.Place(file, token, device, where);
        }
    }

    private static string TextOf(SerialToken token) => token.Id?.Value ?? token.Serial ?? token.Text;
}
