using Kms.Keys;
using Kms.Users;

namespace Kms.Files;

/// <summary>An upload in pieces of at most 1 MiB, or a produced file to be fetched; the grain key is the file id.</summary>
[Alias("kms.IFileGrain")]
public interface IFileGrain : IGrainWithStringKey
{
    /// <summary>Begins an upload. The secret (a KEM password) is stored encrypted and used by the import alone.</summary>
    [Alias("Begin")] Task BeginAsync(ActorTicket actor, string name, [Secret] string? secret);

    /// <summary>Appends a piece; repeating the last one changes nothing. Refuses <see cref="Refusal.TooLarge"/>.</summary>
    [Alias("Append")] Task AppendAsync(ActorTicket actor, long offset, byte[] bytes);

    /// <summary>Ends the upload. A secret given here replaces that of the beginning: in a streamed form the password may follow the file.</summary>
    [Alias("Complete")] Task<FileInfoView> CompleteAsync(ActorTicket actor, [Secret] string? secret = null);

    /// <summary>The file, also one that was collected already; null when it is not the actor's or is gone.</summary>
    [Repeatable, Alias("Get")] Task<FileInfoView?> GetAsync(ActorTicket actor);

    /// <summary>
    /// Reads a piece of at most 1 MiB of a produced file, for the actor who ordered it. Once it has been read to its end it is gone;
    /// refuses <see cref="Refusal.Gone"/>. Asking for one that was read to its end raises an alarm with the actor's administrators.
    /// </summary>
    [Alias("Read")] Task<byte[]> ReadAsync(ActorTicket actor, long offset, int count);

    /// <summary>The actor did not collect the file that was collected: the administrators are told, once. Does nothing before.</summary>
    [Alias("Report")] Task ReportAsync(ActorTicket actor);

    /// <summary>Whether the passphrase of a produced file may still be taken.</summary>
    [Repeatable, Alias("HasPassphrase")] Task<bool> HasPassphraseAsync(ActorTicket actor);

    /// <summary>
    /// The passphrase of a produced file, once, for the actor who ordered it: it is erased before it is answered, and an answer that got lost
    /// does not come again. The file may have been read before. Refuses <see cref="Refusal.Gone"/>.
    /// </summary>
    [Alias("TakePassphrase")] Task<FilePassphrase> TakePassphraseAsync(ActorTicket actor);
}
