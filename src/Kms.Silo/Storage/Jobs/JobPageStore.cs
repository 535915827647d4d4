using Kms.Jobs;

namespace Kms.Silo.Storage.Jobs;

internal sealed class JobPageStore(IDatabase database) : IJobPageStore
{
    private const string Put = """
        insert into job_page (job, kind, page, bytes) values ($1, $2, $3, $4)
        on conflict (job, kind, page) do update set bytes = excluded.bytes
        """;

    private const string ReadOne = "select bytes from job_page where job = $1 and kind = $2 and page = $3";
    private const string Remove = "delete from job_page where job = $1";

    public Task WriteAsync(JobId job, string kind, int page, byte[] bytes, CancellationToken cancellation = default) =>
        database.ExecuteAsync(Put, [job.Value, kind, page, bytes], cancellation);

    public async Task<byte[]?> ReadAsync(JobId job, string kind, int page, CancellationToken cancellation = default) =>
        (await database.QueryAsync(ReadOne, [job.Value, kind, page], row => row.Bytes(0), cancellation)).FirstOrDefault();

    public Task RemoveAsync(JobId job, CancellationToken cancellation = default) =>
        database.ExecuteAsync(Remove, [job.Value], cancellation);
}
