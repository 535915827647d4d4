using System.Text;
using Kms.Devices;
using Kms.Keys;
using Kms.Storage;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>The frozen selection of a job. Claim codes are sealed, and wiped when the job is over.</summary>
internal sealed class SelectionPages(IJobPageStore pages, IKeyVault vault)
{
    public const int PageSize = 5000;
    private const string Kind = "selection";
    private const string Label = "job-selection";

    public Task WriteAsync(JobId job, int page, IReadOnlyCollection<DeviceId> devices) =>
        pages.WriteAsync(job, Kind, page, Encoding.ASCII.GetBytes(string.Join('\n', devices)));

    public async Task<IReadOnlyList<DeviceId>> ReadAsync(JobId job, int page)
    {
        var text = Encoding.ASCII.GetString(await pages.ReadAsync(job, Kind, page) ?? []);
        return text.Length == 0 ? [] : [.. text.Split('\n').Select(DeviceId.Parse)];
    }

    public Task WriteClaimsAsync(JobId job, int page, IReadOnlyCollection<ClaimItem> items) =>
        pages.WriteAsync(job, Kind, page, vault.Seal(Label, $"{job}/{page}", StoredJson.WriteBytes(items)));

    public async Task<IReadOnlyList<ClaimItem>> ReadClaimsAsync(JobId job, int page) =>
        await pages.ReadAsync(job, Kind, page) is { Length: > 0 } bytes
            ? StoredJson.Read<List<ClaimItem>>(vault.Open(Label, $"{job}/{page}", bytes))
            : [];

    public Task WriteMembersAsync(JobId job, int page, IEnumerable<(UserId User, string Email)> members) =>
        pages.WriteAsync(job, Kind, page, Encoding.UTF8.GetBytes(string.Join('\n', members.Select(member => $"{member.User} {member.Email}"))));

    public async Task<IReadOnlyList<(UserId User, string Email)>> ReadMembersAsync(JobId job, int page)
    {
        var text = Encoding.UTF8.GetString(await pages.ReadAsync(job, Kind, page) ?? []);
        return text.Length == 0 ? [] : [.. text.Split('\n').Select(line => line.Split(' ')).Select(parts => (new UserId(parts[0]), parts[1]))];
    }

    public async Task<int> CopyAsync(JobId from, JobId to)
    {
        var page = 0;
        for (; await pages.ReadAsync(from, Kind, page) is { } bytes; page++) await pages.WriteAsync(to, Kind, page, bytes);
        return page;
    }

    public async Task WipeAsync(JobId job, int count)
    {
        for (var page = 0; page < count; page++) await pages.WriteAsync(job, Kind, page, []);
    }
}
