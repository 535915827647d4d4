using System.CommandLine;
using System.Net.Http.Json;

namespace Kms.Silo.Commands;

/// <summary>
/// <c>kms authority import issuing.p12 --password-file p</c>: brings a certificate authority along, before the first certificate is issued.
/// </summary>
internal sealed class AuthorityCommand : Command
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "PKCS#12: the issuing certificate with its private key, and all certificates up to the root" };
    private readonly Option<FileInfo?> _password = new("--password-file") { Description = "File whose first line is the password; none for a file without" };
    private readonly ServiceOptions _service = new();

    public AuthorityCommand() : base("authority", "The certificate authority of the service")
    {
        var import = new Command("import", "Issue under an authority of your own; only before the service has issued its first certificate") { _file, _password };
        _service.AddTo(import);
        import.SetAction(ImportAsync);
        Add(import);
    }

    private async Task<int> ImportAsync(ParseResult parse, CancellationToken cancellation)
    {
        var content = await File.ReadAllBytesAsync(Demand(parse.GetValue(_file)!).FullName, cancellation); // the command line demands one
        var password = parse.GetValue(_password) is { } file ? (await File.ReadAllLinesAsync(Demand(file).FullName, cancellation)).FirstOrDefault() : "";
        using var service = _service.Connect(parse);
        var body = JsonContent.Create(new { file = Convert.ToBase64String(content), password });
        var chain = await service.PostAsync<Chain>("authority", body, cancellation);
        foreach (var one in chain.Items) Console.WriteLine($"{one.Subject}  {one.Fingerprint}  {one.ExpiresAt:yyyy-MM-dd}");
        return ExitCodes.Done;
    }

    private static FileInfo Demand(FileInfo file) =>
        file.Exists ? file : throw new CommandException($"There is no file {file.FullName}.", ExitCodes.Usage);

    private sealed record Chain(IReadOnlyList<Link> Items);

    private sealed record Link(string Subject, string Fingerprint, DateTimeOffset ExpiresAt);
}
