namespace Kms.Storage;

/// <summary>Somebody else wrote in between: forget what is in memory and read again.</summary>
internal sealed class StaleStateException(string what) : Exception($"{what} was changed elsewhere at the same time.");
