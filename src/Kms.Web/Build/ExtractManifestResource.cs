using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Writes one manifest resource of an assembly to a file, after checking its SHA-256.</summary>
public class ExtractManifestResource : Task
{
    [Required] public string Assembly { get; set; }

    [Required] public string Resource { get; set; }

    [Required] public string Sha256 { get; set; }

    [Required] public string Target { get; set; }

    public override bool Execute()
    {
        // Loaded from bytes, so that no file of the package stays locked; none of its code runs.
        using var resource = System.Reflection.Assembly.Load(File.ReadAllBytes(Assembly)).GetManifestResourceStream(Resource);
        if (resource is null)
        {
            Log.LogError("{0} has no resource {1}.", Assembly, Resource);
            return false;
        }

        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        using var sha = SHA256.Create();
        var hash = string.Concat(sha.ComputeHash(copy.ToArray()).Select(b => b.ToString("x2")));
        if (hash != Sha256)
        {
            Log.LogError("{0} has SHA-256 {1}, expected {2}: not used.", Resource, hash, Sha256);
            return false;
        }

        File.WriteAllBytes(Target, copy.ToArray());
        return true;
    }
}
