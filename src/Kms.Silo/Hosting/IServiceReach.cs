namespace Kms.Silo.Hosting;

/// <summary>Whether grains can be called yet: a web node may be there before the first silo.</summary>
internal interface IServiceReach
{
    /// <summary>Refuses <see cref="Refusal.Unreachable"/> until they can.</summary>
    void Demand();
}
