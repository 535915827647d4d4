namespace Kms.Tests.Imports;

internal static class Sample
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Imports", "Samples", name);
}
