using Kms.Silo.Backups;
using Kms.Silo.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Testing.Databases;

/// <summary>Restores as the command does, in this process.</summary>
internal static class BackupFiles
{
    public static IHost HostOf(TestDatabase database) => BackupHost.Build(Settings(database).Select(one => KeyValuePair.Create(one.Name, (string?)one.Value)));

    public static IEnumerable<(string Name, string Value)> Settings(TestDatabase database)
    {
        yield return ("Kms:Data", database.Folder);
        yield return ("Kms:Database", database.ConnectionString is null ? "sqlite" : "postgres");
        if (database.ConnectionString is { } text) yield return ("ConnectionStrings:Kms", text);
    }

    public static void CopyRootKey(TestDatabase from, TestDatabase to) => CopyRootKey(from.Folder, to);

    public static void CopyRootKey(string folder, TestDatabase to) =>
        File.Copy(Path.Combine(folder, "root.key"), Path.Combine(to.Folder, "root.key"), overwrite: true);

    public static async Task<long> RestoreAsync(TestDatabase to, FileInfo file, string? passphrase = null, bool replace = false)
    {
        var host = HostOf(to);
        await using var disposed = (IAsyncDisposable)host;
        return await host.Services.GetRequiredService<RestoreRun>().LoadAsync(file, passphrase, _ => replace, progress: null);
    }
}
