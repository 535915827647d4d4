namespace Kms.Web;

/// <summary>Whether the service can serve. Stateless; the grain key is "health".</summary>
[Alias("kms.IHealthGrain")]
public interface IHealthGrain : IGrainWithStringKey
{
    /// <summary>Reads and writes the database; refuses <see cref="Refusal.StorageUnavailable"/>.</summary>
    [Alias("Check")] Task CheckAsync();
}
