using System.IO.Compression;
using Kms.Devices;
using Kms.Storage;

namespace Kms.Jobs;

/// <summary>The row report of a job: every page twice, once with all rows and once with those that need attention.</summary>
internal sealed class ResultPages(IJobPageStore pages)
{
    /// <summary>The outcome of a device whose keys are in the file of an export.</summary>
    public const string Written = "exported";

    /// <summary>The outcome of a device that got a read right.</summary>
    public const string Granted = "granted";

    private const string All = "result";
    private const string Problems = "problem";

    public async Task WriteAsync(JobId job, int page, IReadOnlyCollection<JobRow> rows)
    {
        await pages.WriteAsync(job, All, page, Pack(rows.Select(r => r.Report)));
        if (rows.Any(r => r.NeedsAttention))
            await pages.WriteAsync(job, Problems, page, Pack(rows.Where(r => r.NeedsAttention).Select(r => r.Report)));
    }

    public async Task<Page<JobReportRow>> ReadAsync(JobId job, JobRecord record, PageRequest request, bool onlyProblems)
    {
        var (page, skip) = Cursor(request.After);
        var limit = Math.Clamp(request.Limit, 1, 1000);
        var total = onlyProblems ? record.Refused : record.Done;
        var rows = new List<JobReportRow>(limit);
        for (; page < record.NextPage; page++, skip = 0)
        {
            var stored = Unpack(await pages.ReadAsync(job, onlyProblems ? Problems : All, page));
            var taken = stored.Skip(skip).Take(limit - rows.Count).ToList();
            rows.AddRange(taken);
            if (rows.Count == limit && skip + taken.Count < stored.Count) return new([.. rows], $"{page}.{skip + taken.Count}", total, true);
            if (rows.Count == limit) return new([.. rows], page + 1 < record.NextPage ? $"{page + 1}.0" : null, total, true);
        }
        return new([.. rows], null, total, true);
    }

    /// <summary>The devices of a page whose keys an export wrote into its file.</summary>
    public async Task<IReadOnlyCollection<DeviceId>> ReadWrittenAsync(JobId job, int page) => await ReadAsync(job, page, Written) ?? [];

    /// <summary>The devices of a page with this outcome; null behind the last page.</summary>
    public async Task<IReadOnlyList<DeviceId>?> ReadAsync(JobId job, int page, string outcome) =>
        Unpack(await pages.ReadAsync(job, All, page)) is { Count: > 0 } rows
            ? [.. rows.Where(r => r.Outcome == outcome).Select(r => DeviceId.Parse(r.Device))]
            : null;

    /// <summary>Removes every page of a job, that of its selection too.</summary>
    public Task RemoveAsync(JobId job) => pages.RemoveAsync(job);

    private static (int Page, int Skip) Cursor(string? after)
    {
        var parts = after?.Split('.') ?? [];
        return parts.Length == 2 && int.TryParse(parts[0], out var page) && int.TryParse(parts[1], out var skip) && page >= 0 && skip >= 0
            ? (page, skip)
            : (0, 0);
    }

    private static byte[] Pack(IEnumerable<JobReportRow> rows)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest)) deflate.Write(StoredJson.WriteBytes(rows));
        return packed.ToArray();
    }

    private static List<JobReportRow> Unpack(byte[]? bytes)
    {
        if (bytes is null or { Length: 0 }) return [];
        using var deflate = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var clear = new MemoryStream();
        deflate.CopyTo(clear);
        return StoredJson.Read<List<JobReportRow>>(clear.ToArray());
    }
}
