namespace Kms.Hygiene;

/// <summary>The report as the job sees it. Never for the web tier.</summary>
[Alias("kms.IHygieneWork")]
internal interface IHygieneWork : IGrainWithStringKey
{
    /// <summary>Keeps what an examination counted; an older one changes nothing.</summary>
    [Alias("Store")] Task StoreAsync(HygieneSum sum);
}
