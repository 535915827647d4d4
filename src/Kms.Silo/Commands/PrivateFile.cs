namespace Kms.Silo.Commands;

/// <summary>A file that nobody else on this machine may read, from the first byte on, also where another one lay before.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Before anything is asked for that can be had once: refuses what certainly cannot be written to.</summary>
    public static void Demand(FileInfo file)
    {
        if (file.Directory is not { Exists: true }) throw new CommandException($"There is no folder {file.DirectoryName}.", ExitCodes.Usage);
        if (Directory.Exists(file.FullName)) throw new CommandException($"{file.FullName} is a folder; name a file.", ExitCodes.Usage);
    }

    public static FileStream Create(FileInfo file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows()) return new FileStream(file.FullName, options);
        options.UnixCreateMode = Own;
        var stream = new FileStream(file.FullName, options);
        // The mode above is that of a new file; one that was there keeps its own.
        File.SetUnixFileMode(stream.SafeFileHandle, Own);
        return stream;
    }
}
