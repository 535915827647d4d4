namespace Kms.Storage;

/// <summary>The database does not answer or cannot write (connection lost, disk full). Nothing of the call was acknowledged.</summary>
internal sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
