using System.Collections.Immutable;
using Kms.Jobs;
using Kms.Users;

namespace Kms.Files;

/// <summary>Files as jobs and batches use them; the grain key is the file id. Never for the web tier.</summary>
[Alias("kms.IFileWork")]
internal interface IFileWork : IGrainWithStringKey
{
    /// <summary>A complete upload of this person; null when there is none such.</summary>
    [Alias("Open")] Task<UploadedFile?> OpenAsync(UserId by);

    /// <summary>The same, for a job that will read it: the file stays until the job is over.</summary>
    [Alias("Hold")] Task<UploadedFile?> HoldAsync(UserId by, JobId job);

    /// <summary>Begins a produced file, from its start again when it had begun.</summary>
    [Alias("BeginProduced")] Task BeginProducedAsync(UserId by, string name, string mediaType);

    /// <summary>Ends a produced file.</summary>
    /// <param name="length">Bytes.</param>
    /// <param name="basis">The rights behind it.</param>
    /// <param name="passphrase">What opens it, sealed by <see cref="FilePassphrases"/>; null for a file without one.</param>
    [Alias("CompleteProduced")] Task<FileInfoView> CompleteProducedAsync(long length, FileBasis basis, ImmutableArray<byte>? passphrase);

    /// <summary>Removes what is no longer needed.</summary>
    [Alias("Discard")] Task DiscardAsync();
}
