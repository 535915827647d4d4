namespace Kms.Certificates;

/// <summary>How often a network address asks the public directory; the grain key is the address. Only memory counts: it writes nothing.</summary>
[Alias("kms.ILookUpRateGrain")]
internal interface ILookUpRateGrain : IGrainWithStringKey
{
    /// <summary>Null: go on. Else how long to wait.</summary>
    [Alias("Take")] Task<TimeSpan?> TakeAsync();
}
