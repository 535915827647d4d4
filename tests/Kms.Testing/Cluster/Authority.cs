using System.Diagnostics;
using System.Globalization;

namespace Kms.Testing;

/// <summary>Who signs certificates, made by openssl as an operator makes them (docs/operations.md).</summary>
internal sealed class Authority : IDisposable
{
    private readonly TempFolder _folder = new();

    public Authority()
    {
        Run($"req -x509 {NewKey(Key)} -out {Certificate} -subj /CN=cluster -days 30");
    }

    public string Certificate => _folder.File("authority.pem");

    public string this[string file] => _folder.File(file);

    private string Key => _folder.File("authority.key");

    /// <summary>A silo's: the settings of a process that shows it.</summary>
    public IReadOnlyList<(string Name, string? Value)> Silo(int days = 30) => Sign("silo", "serverAuth,clientAuth", days);

    /// <summary>A web node's, likewise.</summary>
    public IReadOnlyList<(string Name, string? Value)> Web(int days = 30) => Sign("web", "clientAuth", days);

    public IReadOnlyList<(string Name, string? Value)> Sign(string name, string uses, int days)
    {
        var (certificate, key, request, extensions) = (_folder.File($"{name}.pem"), _folder.File($"{name}.key"), _folder.File("request"), _folder.File("uses"));
        File.WriteAllText(extensions, $"extendedKeyUsage={uses}\n");
        Run($"req -new {NewKey(key)} -out {request} -subj /CN={name}");
        var end = days.ToString(CultureInfo.InvariantCulture);
        Run($"x509 -req -in {request} -CA {Certificate} -CAkey {Key} -CAcreateserial -days {end} -extfile {extensions} -out {certificate}");
        return Settings(certificate, key, Certificate);
    }

    public static IReadOnlyList<(string Name, string? Value)> Settings(string certificate, string key, string authority) =>
        [("Kms:Cluster:Tls:Certificate", certificate), ("Kms:Cluster:Tls:Key", key), ("Kms:Cluster:Tls:Authority", authority)];

    public void Dispose() => _folder.Dispose();

    private static string NewKey(string file) => $"-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout {file}";

    private static void Run(string arguments)
    {
        using var openssl = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardError = true })!; // It is started by its name alone.
        var said = openssl.StandardError.ReadToEnd();
        openssl.WaitForExit();
        if (openssl.ExitCode != 0) throw new InvalidOperationException(said);
    }
}
