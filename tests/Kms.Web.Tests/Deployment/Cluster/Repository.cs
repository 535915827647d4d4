namespace Kms.Web.Tests.Deployment;

internal static class Repository
{
    /// <summary>Where a file of the sources is, such as <c>docker/compose.yaml</c>.</summary>
    public static string PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Kms.Orleans.sln"))) return Path.Combine(folder.FullName, file);
        throw new InvalidOperationException("The tests do not run inside the sources.");
    }
}
