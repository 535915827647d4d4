using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Testing.Processes;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Cluster;

/// <summary>Two web nodes and two silos, each a process, with TLS between them; only the silos know the database. Nothing is started at first.</summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>Tests with so many processes run one after the other.</summary>
    public const string Tests = "cluster";

    // Longer than any call may take.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly PostgresTestDatabase _database;
    private readonly Wire _wire;
    private readonly TempFolder _keys;
    private readonly TempFolder _nodes = new();

    private Site(PostgresTestDatabase database, Wire wire, TempFolder keys, string rootKey)
    {
        (_database, _wire, _keys) = (database, wire, keys);
        var connection = database.ConnectionString ?? throw new InvalidOperationException("The database was not made.");
        Silos = [new(connection, rootKey), new(connection, rootKey)];
        (Web, Other) = (Node(), Node());
        // The first silo writes its mails where the others of this test look for them.
        (Silos[0].Settings, Silos[1].Settings) = ([.. Founding, ("Kms__Data", Web.Data)], Founding);
    }

    public IReadOnlyList<SiloProcess> Silos { get; }

    public AppProcess Web { get; }

    /// <summary>The second web node.</summary>
    public AppProcess Other { get; }

    /// <summary>The data folder of the web nodes.</summary>
    public string NodeFolder => _nodes.Path;

    public string Output => $"{Web.Output}\n--- other\n{Other.Output}\n--- silo 0\n{Silos[0].Output}\n--- silo 1\n{Silos[1].Output}";

    private (string Name, string Value)[] Founding =>
    [
        ("Kms__PublicUrl", Web.Address.ToString()),
        ("Kms__Setup__OperatorEmail", AppProcess.OperatorEmail),
        ("Kms__Setup__OperatorPassword", AppProcess.OperatorPassword),
        .. _wire.Silo,
    ];

    public static async Task<Site> PrepareAsync(Wire? wire = null)
    {
        var database = new PostgresTestDatabase();
        await database.CreateAsync();
        var keys = new TempFolder();
        await SiloProcess.MakeRootKeyAsync(keys.File("root.key"));
        return new Site(database, wire ?? Wire.WithTls(), keys, keys.File("root.key"));
    }

    /// <summary>Prepares something; a test that does not begin is not disposed of either, and its processes would stay.</summary>
    public async Task KeepAsync(Func<Task> preparation)
    {
        try { await preparation(); }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody who waits as long as the service takes.</summary>
    public Caller Patient(params ReadOnlySpan<(string Name, string Value)> headers) => Patient(Web, headers);

    /// <inheritdoc cref="Patient(ReadOnlySpan{ValueTuple{string, string}})"/>
    public static Caller Patient(AppProcess node, params ReadOnlySpan<(string Name, string Value)> headers) =>
        new(new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = node.Address, Timeout = s_patience }, headers);

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Other.DisposeAsync();
        foreach (var silo in Silos) await silo.DisposeAsync();
        await _database.DisposeAsync();
        _wire.Dispose();
        _keys.Dispose();
        _nodes.Dispose();
    }

    private AppProcess Node() => AppProcess.Prepare(
    [
        ("Kms__Data", NodeFolder), ("Kms__Rates__Account", "600000"), ("Kms__Rates__Door", "600000"),
        ("Kms__Cluster__Gateways__0", Silos[0].Gateway), ("Kms__Cluster__Gateways__1", Silos[1].Gateway), .. _wire.Web,
    ]);
}
