using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Kms.Silo.Storage.Schema;

/// <summary>A numbered script of the schema, embedded in the program.</summary>
internal sealed record SchemaScript(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, so that a script changed after it was applied is noticed.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    public static IReadOnlyList<SchemaScript> Of(DatabaseKind kind)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $".Storage.{kind}.";
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.Contains(folder, StringComparison.Ordinal))
                .Select(name => Read(assembly, name, name.IndexOf(folder, StringComparison.Ordinal) + folder.Length))
                .OrderBy(script => script.Number),
        ];
    }

    private static SchemaScript Read(Assembly assembly, string resource, int start)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!); // The name comes from the list of resources.
        var name = Path.GetFileNameWithoutExtension(resource[start..]);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new SchemaScript(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, sql);
    }
}
