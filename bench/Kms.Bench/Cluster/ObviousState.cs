namespace Kms.Bench;

/// <summary>A device as one document: owner, rights and trail together.</summary>
[GenerateSerializer, Alias("bench.ObviousState")]
internal sealed class ObviousState
{
    [Id(0)] public string Owner { get; set; } = "";

    [Id(1)] public List<ObviousRight> Rights { get; set; } = [];

    [Id(2)] public List<string> Trail { get; set; } = [];
}

/// <summary>A right in it.</summary>
[GenerateSerializer, Immutable, Alias("bench.ObviousRight")]
internal sealed record ObviousRight(
    [property: Id(0)] string Id, [property: Id(1)] string Grantee, [property: Id(2)] string By, [property: Id(3)] DateTimeOffset From);
