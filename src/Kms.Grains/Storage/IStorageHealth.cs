namespace Kms.Storage;

/// <summary>Whether the storage serves.</summary>
internal interface IStorageHealth
{
    /// <summary>Throws when it does not, or not within seconds.</summary>
    Task CheckAsync();
}
