namespace Kms.Silo.Backups;

/// <summary>The sentences about files that are no whole backups.</summary>
internal static class BackupFaults
{
    public static BackupException Empty(string file) =>
        new($"{file} is empty: it is no backup. Use another one. Nothing was changed.");

    public static BackupException NoBackup(string file) =>
        new($"{file} is no backup of this service: it does not begin like one. Name a file that \"kms backup\" wrote. Nothing was changed.");

    public static BackupException CutOff(string file, long at) =>
        new($"{file} is cut off: it ends at byte {at} in the middle of what was written. Copy it again, or use another backup. Nothing was changed.");

    public static BackupException Changed(string file, long at) =>
        new($"{file} was changed or damaged in the piece that begins at byte {at}. Copy it again, or use another backup. Nothing was changed.");

    public static BackupException NewerFormat(string file, BackupHeader header) => new(
        $"{file} has format {header.Format}, which a newer version ({header.Product}) wrote; this program reads format {BackupHeader.ThisFormat}. Restore it with that version. Nothing was changed.");

    public static BackupException NewerSchema(string file, BackupHeader header, int known) => new(
        $"{file} was taken by version {header.Product} from schema {header.Schema}; this program ends at schema {known}. Restore it with that version or a newer one. Nothing was changed.");

    public static BackupException OlderSchema(string file, BackupHeader header, int first) => new(
        $"{file} was taken from schema {header.Schema}, and backups begin at schema {first}: it was not made by \"kms backup\". Nothing was changed.");

    public static BackupException WantsPassphrase(string file) =>
        new($"{file} is encrypted under a passphrase. Give it with --passphrase-file. Nothing was changed.");

    public static BackupException WantsRootKey(string file) =>
        new($"{file} is encrypted under the root key, not under a passphrase. Leave --passphrase-file away. Nothing was changed.");

    public static BackupException WrongPassphrase(string file) =>
        new($"The passphrase is not the one that {file} was encrypted under, or the file's head was changed. Nothing was changed.");

    public static BackupException HeadChanged(string file) =>
        new($"The head of {file} was changed or damaged. Copy it again, or use another backup. Nothing was changed.");

    public static BackupException NoRootKey(string wanted, string place) => new(
        $"The keys in this backup are kept under root key {wanted}, but {place} is not there. Put your copy of the root key there first: without it no key could be read. Nothing was changed.");

    public static BackupException OtherRootKey(string wanted, string place, string found) => new(
        $"The keys in this backup are kept under root key {wanted}, but {place} holds root key {found}. Put the right one in its place. Nothing was changed.");

    /// <summary>What a writer of ours never writes, although the encryption is right.</summary>
    public static BackupException Inconsistent(string file, string what) =>
        new($"{file} is not consistent: {what}. Use another backup, and keep this one for whoever looks into it. Nothing was changed.");
}
