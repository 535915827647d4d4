namespace Kms.Silo.Backups;

/// <summary>The numbers stand in files.</summary>
internal enum BackupValue
{
    Text = 1,
    Number = 2,
    Bytes = 3,
}
