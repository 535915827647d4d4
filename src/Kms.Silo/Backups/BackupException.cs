namespace Kms.Silo.Backups;

/// <summary>A backup cannot be taken, read or loaded; the message says what is wrong, where, and how to mend it.</summary>
internal sealed class BackupException(string message) : Exception(message);
