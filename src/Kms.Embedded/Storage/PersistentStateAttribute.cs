namespace Orleans.Runtime;

/// <summary>Injects a stored record; the storage is the IGrainStorage registered under the key <paramref name="storageName"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    public string StateName { get; } = stateName;

    public string? StorageName { get; } = storageName;
}
