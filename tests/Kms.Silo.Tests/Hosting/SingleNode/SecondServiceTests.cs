using Kms.Silo.Hosting;
using Kms.Testing;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Hosting;

public sealed class SecondServiceTests
{
    [Fact]
    public async Task A_second_service_on_the_same_data_is_refused()
    {
        await using var host = await KmsHost.StartAsync();

        var error = await Assert.ThrowsAsync<StartException>(() => KmsHost.StartAsync(new() { Folder = host.Folder }));

        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_service_on_the_same_database_server_is_refused()
    {
        await using var database = new PostgresTestDatabase();
        await database.CreateAsync();
        await using var host = await KmsHost.StartAsync(new() { Postgres = database.ConnectionString });
        using var folder = new TempFolder();
        File.Copy(Path.Combine(host.Folder, "root.key"), folder.File("root.key"));

        var error = await Assert.ThrowsAsync<StartException>(() => KmsHost.StartAsync(new() { Postgres = database.ConnectionString, Folder = folder.Path }));

        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }
}
