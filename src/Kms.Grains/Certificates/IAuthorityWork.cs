namespace Kms.Certificates;

/// <summary>The authority as the service itself uses it; the grain key is <see cref="Grain"/>. Never for the web tier.</summary>
[Alias("kms.IAuthorityWork")]
internal interface IAuthorityWork : IGrainWithStringKey
{
    const string Grain = "authority";

    /// <summary>The issuing authority; made now if there is none yet.</summary>
    [Alias("GetKeys")] Task<IssuerKeys> GetKeysAsync();

    /// <summary>Makes new lists of revoked certificates: at once, or when the present ones are a day old.</summary>
    [Alias("RenewLists")] Task RenewListsAsync(bool atOnce);
}
