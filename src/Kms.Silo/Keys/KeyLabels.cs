namespace Kms.Silo.Keys;

/// <summary>One label per use, so that no key and no message of one use means anything in another. Never reused, never changed.</summary>
internal static class KeyLabels
{
    public const string MeterKey = "kms/v1/meter-key";
    public const string Fingerprint = "kms/v1/fingerprint";
    public const string Ticket = "kms/v1/ticket";
    public const string Hash = "kms/v1/hash/";
    public const string Seal = "kms/v1/seal/";
    public const string RingKey = "kms/v1/ring-key";
    public const string RootCheck = "kms/v1/root-check";
    public const string Audit = "kms/v1/audit";
    public const string Backup = "kms/v1/backup/";
    public const string BackupCheck = "kms/v1/backup-check";
    public const string BackupPiece = "kms/v1/backup-piece";
    public const string Recovery = "kms/v1/root-recovery";
    public const string Silo = "kms/v1/silo";
}
