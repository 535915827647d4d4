namespace Kms.Silo.Hosting;

/// <summary>The grains are in this process, which listens only when they have started.</summary>
internal sealed class InProcess : IServiceReach
{
    public void Demand()
    {
    }
}
