using Microsoft.Extensions.DependencyInjection;

namespace Kms.Testing;

/// <summary>How a test wants its service.</summary>
internal sealed record KmsHostSettings
{
    /// <summary>An empty PostgreSQL database; SQLite in the folder when null.</summary>
    public string? Postgres { get; init; }

    /// <summary>The data folder, kept at the end; a fresh one, removed at the end, when null.</summary>
    public string? Folder { get; init; }

    /// <summary>The clock to go on with after a restart.</summary>
    public ManualClock? Clock { get; init; }

    /// <summary>Further settings: <c>("Kms:PublicUrl", "https://keys.example.com")</c>.</summary>
    public IReadOnlyList<(string Name, string? Value)> Settings { get; init; } = [];

    /// <summary>Replaces or adds services, after all others.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
