namespace Kms.Jobs;

/// <summary>The frozen selection of a job and its row results, page by page. Writing a page again replaces it.</summary>
internal interface IJobPageStore
{
    /// <param name="kind">"selection" or "result".</param>
    Task WriteAsync(JobId job, string kind, int page, byte[] bytes, CancellationToken cancellation = default);

    Task<byte[]?> ReadAsync(JobId job, string kind, int page, CancellationToken cancellation = default);

    Task RemoveAsync(JobId job, CancellationToken cancellation = default);
}
