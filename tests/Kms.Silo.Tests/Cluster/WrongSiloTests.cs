using Kms.Silo.Hosting;
using Kms.Silo.Keys;
using Kms.Silo.Storage;
using Kms.Testing;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Cluster;

/// <summary>A silo that does not fit to the others does not start, and says which setting to change.</summary>
public sealed class WrongSiloTests : IAsyncLifetime
{
    private readonly PostgresTestDatabase _database = new();
    private KmsHost _first = null!; // made before each test

    public async Task InitializeAsync()
    {
        await _database.CreateAsync();
        _first = await KmsHost.StartAsync(new KmsHostSettings { Postgres = _database.ConnectionString });
        await _first.People.FoundAsync("Aarhavn Forsyning");
    }

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task One_that_fits_starts()
    {
        await using var other = await KmsHost.StartAsync(Other());

        Assert.Equal(2, (await other.Grains.GetGrain<Orleans.Runtime.IManagementGrain>(0).GetHosts(onlyActive: true)).Count);
    }

    [Fact]
    public async Task A_silo_of_another_cluster_does_not_start_on_the_same_database()
    {
        var refusal = await RefusedAsync(Other(("Kms:Cluster:Id", "other")));

        Assert.Contains("Kms:Cluster:Id", refusal, StringComparison.Ordinal);
        Assert.Contains("\"other\"", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_cluster_takes_the_database_when_the_last_silo_of_the_first_is_gone()
    {
        var settings = Other(("Kms:Cluster:Id", "other"), ("Kms:Keys:RootKeyFile", await CopyKeyAsync()));
        await _first.DisposeAsync();

        _first = await KmsHost.StartAsync(settings);

        Assert.Single(await _first.Grains.GetGrain<Orleans.Runtime.IManagementGrain>(0).GetHosts(onlyActive: true));
    }

    [Fact]
    public async Task A_silo_without_the_root_key_does_not_start() =>
        Assert.Contains("Kms:Keys:RootKeyFile", await RefusedAsync(Other(("Kms:Keys:RootKeyFile", Path.Combine(_database.Folder, "no.key")))), StringComparison.Ordinal);

    [Fact]
    public async Task A_silo_with_another_root_key_does_not_start()
    {
        var file = Path.Combine(_database.Folder, "other.key");
        (await new RootKeyFile(file).CreateAsync()).Dispose();

        Assert.Contains("Kms:Keys:RootKeyFile", await RefusedAsync(Other(("Kms:Keys:RootKeyFile", file))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_is_older_than_the_schema_does_not_start()
    {
        await _first.Get<IDatabase>().ExecuteAsync(
            "insert into schema_script (number, name, checksum, applied_at) values (9999, '9999_future', 'x', 0)", []);

        Assert.Contains("newer version", await RefusedAsync(Other()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-10, "behind")]
    [InlineData(10, "ahead of")]
    public async Task A_silo_whose_clock_is_wrong_does_not_start(int minutes, string how)
    {
        var refusal = await RefusedAsync(Other(("Kms:Cluster:ClockTolerance", "00:00:10")) with { Clock = At(TimeSpan.FromMinutes(minutes)) });

        Assert.Contains("Kms:Cluster:ClockTolerance", refusal, StringComparison.Ordinal);
        Assert.Contains(how, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_whose_clock_goes_wrong_later_says_so()
    {
        var clock = At(TimeSpan.Zero);
        await using var other = await KmsHost.StartAsync(Other(("Kms:Cluster:ClockTolerance", "00:10:00")) with { Clock = clock });

        clock.Advance(TimeSpan.FromMinutes(11));

        await other.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<ClockWatch>().Single().SweepAsync(CancellationToken.None);
        Assert.Contains(other.Log.Lines, line => line.Contains("Kms:Cluster:ClockTolerance", StringComparison.Ordinal));
    }

    private static async Task<string> RefusedAsync(KmsHostSettings settings) =>
        (await Assert.ThrowsAsync<StartException>(() => KmsHost.StartAsync(settings))).Message;

    private static ManualClock At(TimeSpan off)
    {
        var clock = new ManualClock();
        clock.Advance(TimeProvider.System.GetUtcNow() + off - clock.GetUtcNow());
        return clock;
    }

    private KmsHostSettings Other(params IReadOnlyList<(string Name, string? Value)> settings) => new()
    {
        Postgres = _database.ConnectionString,
        Clock = _first.Clock,
        Settings = settings.Any(one => one.Name == "Kms:Keys:RootKeyFile") ? settings : [.. settings, ("Kms:Keys:RootKeyFile", Path.Combine(_first.Folder, "root.key"))],
    };

    private async Task<string> CopyKeyAsync()
    {
        var copy = Path.Combine(_database.Folder, "copy.key");
        await File.WriteAllBytesAsync(copy, await File.ReadAllBytesAsync(Path.Combine(_first.Folder, "root.key")));
        return copy;
    }
}
