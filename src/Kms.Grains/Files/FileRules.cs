using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;
using Kms.Devices;
using Kms.Storage;
using Kms.Users;

namespace Kms.Files;

/// <summary>Uploads in order and up to a limit; produced files once, by the one who ordered them, within 24 hours.</summary>
internal static class FileRules
{
    public const int LargestPiece = 1024 * 1024;
    public const long LargestFile = 2L * 1024 * 1024 * 1024;
    private const int NameLength = 150;

    /// <summary>Uploads become imports and batch references; whoever may make neither does not fill the disk.</summary>
    public static void DemandUploader(Actor actor)
    {
        if (actor.IsOperator || actor.Memberships.Any(m => m.Roles.HasFlag(Roles.KeyManager))) return;
        // Who belongs nowhere is answered as for an organisation that is not there.
        throw actor.Memberships.IsEmpty ? new RefusedException(Refusal.NotFound, "There is no such organisation among yours.") : Refuse.Forbidden();
    }

    public static FileState Begin(Actor actor, string name, DateTimeOffset now) => new()
    {
        Owner = actor.User, Name = NameOf(name), MediaType = "application/octet-stream", CreatedAt = now,
    };

    /// <summary>Null when the piece is the last one again.</summary>
    public static FileState? Append(this FileState file, long offset, int count)
    {
        if (count is 0 or > LargestPiece) throw new RefusedException(Refusal.TooLarge, "A piece has 1 byte to 1 MiB.");
        if (file.Complete || file.Produced) throw new RefusedException(Refusal.Conflict, "The upload is complete. Begin a new one.");
        if (offset == file.LastPiece && file.Length > 0 && offset + count == file.Length) return null;
        if (offset != file.Length) throw new RefusedException(Refusal.Conflict, $"The next piece begins at {file.Length}.");
        if (offset + count > LargestFile) throw new RefusedException(Refusal.TooLarge, "A file has at most 2 GiB. Split it.");
        return file with { Length = offset + count, LastPiece = offset };
    }

    public static void DemandReadable(this FileState file, long offset, int count, DateTimeOffset now)
    {
        if (!file.Produced) throw new RefusedException(Refusal.Forbidden, "Uploads cannot be read back.");
        if (!file.Complete) throw new RefusedException(Refusal.Conflict, "The file is not complete yet.");
        if (file.IsGone(now)) throw new RefusedException(Refusal.Gone, "The file was fetched already or is older than a day. Order it again.");
        if (offset < 0 || offset > file.Length || count is < 1 or > LargestPiece)
            throw Refuse.Invalid("range", "out-of-range", $"The file has {file.Length} bytes; read at most 1 MiB at a time.");
    }

    public static RefusedException Collected(DateTimeOffset at)
    {
        var time = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Refuse.For(Refusal.Gone, new(
            "file", "file-collected", $"The file was collected already, {time} UTC. If that was not you, tell your administrator: the keys in it are in other hands.", time));
    }

    public static FileState End(this FileState file, long length, FileBasis basis, ImmutableArray<byte>? passphrase, DateTimeOffset now) =>
        file with { Complete = true, Length = length, CreatedAt = now, Basis = basis, SealedSecret = passphrase };

    /// <summary>The passphrase that may still be shown. A file that was read to its end waits for it no less than one that was not.</summary>
    public static ImmutableArray<byte>? Passphrase(this FileState file, DateTimeOffset now) =>
        file is { Produced: true, Complete: true } && now - file.CreatedAt < FileState.Lifetime ? file.SealedSecret : null;

    public static ImmutableArray<byte> DemandPassphrase(this FileState file, DateTimeOffset now) => file.Passphrase(now)
        ?? throw new RefusedException(Refusal.Gone, "The passphrase was shown already, the file is older than a day, or it never had one. Order a new file.");

    // A file that is made again after a crash has a passphrase of its own, so each showing is an entry of its own.
    public static Effects Shown(FileId id, Occasion occasion) => Effects.Of(
        new Moment(occasion.Now, occasion.Actor.User, occasion.Step).Fact("export.passphrase-shown", subject: id.Value));

    /// <summary>The maker lost a right, and the file with it.</summary>
    public static Effects Withdrawn(FileId id, Occasion occasion) => Effects.Of(
        new Moment(occasion.Now, occasion.Actor.User, id.Value).Fact("export.withdrawn", subject: id.Value));

    public static FileInfoView View(this FileState file, FileId id) => new(id, file.Name, file.MediaType, file.Length, file.Complete, file.CollectedAt);

    // Browsers send folders, attackers worse; only the last part is kept.
    private static string NameOf(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return clean.Length == 0 ? "file" : clean.Length > NameLength ? clean[^NameLength..] : clean;
    }
}
