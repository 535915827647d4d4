namespace Kms.Web.Tests.Browser;

internal static class Screenshots
{
    /// <summary><c>artifacts/screenshots</c> of the repository.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (folder.Name == "artifacts") return Directory.CreateDirectory(Path.Combine(folder.FullName, "screenshots")).FullName;
        return Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;
    }
}
