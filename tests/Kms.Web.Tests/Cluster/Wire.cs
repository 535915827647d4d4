using Kms.Testing;

namespace Kms.Web.Tests.Cluster;

/// <summary>What silos and web nodes of a test are told of the connections between them.</summary>
internal sealed class Wire : IDisposable
{
    private readonly Authority? _authority;

    private Wire(Authority authority) => (_authority, Silo, Web) = (authority, Of(authority.Silo()), Of(authority.Web()));

    public Wire(params IReadOnlyList<(string Name, string Value)> both) => (Silo, Web) = (both, both);

    public IReadOnlyList<(string Name, string Value)> Silo { get; }

    public IReadOnlyList<(string Name, string Value)> Web { get; }

    public static Wire WithTls() => new(new Authority());

    /// <summary>Settings as they stand in the environment of a process.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(IEnumerable<(string Name, string? Value)> settings) =>
        [.. settings.Select(one => (one.Name.Replace(":", "__", StringComparison.Ordinal), one.Value ?? ""))];

    public void Dispose() => _authority?.Dispose();
}
