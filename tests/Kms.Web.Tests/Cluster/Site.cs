using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Cluster;

/// <summary>A web node and two silos, each a process; only the silos know the database. Nothing is started at first.</summary>
internal sealed class Site : IAsyncDisposable
{
    // Longer than any call may take.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly PostgresTestDatabase _database;
    private readonly SiloProcess[] _silos;
    private readonly TempFolder _second = new();
    private readonly TempFolder _web = new();

    private Site(PostgresTestDatabase database)
    {
        _database = database;
        var connection = database.ConnectionString ?? throw new InvalidOperationException("The database was not made.");
        _silos = [new(connection), new(connection)];
        Web = AppProcess.Prepare(
            ("Kms__Data", WebFolder), ("Kms__Rates__Account", "600000"), ("Kms__Rates__Door", "600000"),
            ("Kms__Cluster__Gateways__0", _silos[0].Gateway), ("Kms__Cluster__Gateways__1", _silos[1].Gateway));
    }

    public AppProcess Web { get; }

    /// <summary>The data folder of the web node.</summary>
    public string WebFolder => _web.Path;

    public string Output => $"{Web.Output}\n--- silo 0\n{_silos[0].Output}\n--- silo 1\n{_silos[1].Output}";

    public static async Task<Site> PrepareAsync()
    {
        var database = new PostgresTestDatabase();
        await database.CreateAsync();
        return new Site(database);
    }

    /// <summary>The first silo writes its mails where the others of this test look for them.</summary>
    public void BeginSilo(int number) =>
        _silos[number].Begin(number == 0 ? Web.Data : _second.Path, Path.Combine(Web.Data, "root.key"), Web.Address);

    public Task StartSiloAsync(int number)
    {
        BeginSilo(number);
        return _silos[number].WaitAsync();
    }

    public Task KillSiloAsync(int number) => _silos[number].KillAsync();

    /// <summary>Somebody who waits as long as the service takes.</summary>
    public Caller Patient(params ReadOnlySpan<(string Name, string Value)> headers) =>
        new(new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Web.Address, Timeout = s_patience }, headers);

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        foreach (var silo in _silos) await silo.DisposeAsync();
        await _database.DisposeAsync();
        _second.Dispose();
        _web.Dispose();
    }
}
