namespace Kms.Silo.Tests.Cluster;

/// <summary>Tests that start several processes each, and measure how long callers wait: one after the other, with nothing beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SiloProcesses
{
    public const string Name = "silo processes";
}
