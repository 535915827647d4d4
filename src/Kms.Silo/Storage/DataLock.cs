using Kms.Silo.Hosting;

namespace Kms.Silo.Storage;

/// <summary>A locked file in the data folder; the operating system releases it however the process ends.</summary>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream _file;

    private DataLock(FileStream file) => _file = file;

    public static DataLock Take(string folder, TimeProvider clock)
    {
        PrivateFolder.Create(folder);
        var path = Path.Combine(folder, "kms.lock");
        // Whoever holds the lock writes beside it who it is: the locked file itself cannot be read by others.
        var holder = path + ".holder";
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, $"process {Environment.ProcessId} on {Environment.MachineName}, since {clock.GetUtcNow():u}");
            return new DataLock(file);
        }
        catch (IOException) when (File.Exists(path))
        {
            var who = File.Exists(holder) ? File.ReadAllText(holder) : "another process";
            throw new StartException(
                $"The data in {Path.GetFullPath(folder)} is in use by {who}. Stop that one first, or set Kms:Data to another folder. Nothing was changed.");
        }
    }

    public void Dispose() => _file.Dispose();
}
