using System.CommandLine;
using System.Net.Http.Json;

namespace Kms.Silo.Commands;

/// <summary><c>kms export --format csv --output keys.csv --device KAM-12345678</c>, or by filter; a broken download goes on where it stopped.</summary>
internal sealed class ExportCommand : Command
{
    private static readonly string[] Filters = ["q", "serial", "manufacturer", "type", "medium", "claim", "organisation", "batch", "label", "health", "right"];

    private readonly Option<string> _format = new("--format") { Description = "csv, json, wmbusmeters, kem-legacy, tts-csv, tts-json, chirpstack or pskc", Required = true };
    private readonly Option<FileInfo> _output = new("--output", "-o") { Description = "File to write, readable by you alone", Required = true };
    private readonly Option<string?> _protection = new("--protection") { Description = "none, passphrase (a ZIP whose passphrase is shown once) or certificate" };
    private readonly Option<FileInfo?> _certificate = new("--certificate") { Description = "PEM file of the certificate to encrypt to, instead of your own of the service" };
    private readonly Option<string[]> _devices = new("--device") { Description = "Device id; may be given several times" };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why; stands in the audit trail" };
    private readonly Dictionary<string, Option<string?>> _filter =
        Filters.ToDictionary(name => name, name => new Option<string?>($"--{name}") { Description = $"Filter: {name}, as in the device list" });
    private readonly ServiceOptions _service = new();

    public ExportCommand() : base("export", "Export keys through the running service")
    {
        foreach (var option in (Option[])[_format, _output, _protection, _certificate, _devices, _reason, .. _filter.Values]) Add(option);
        _service.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        var output = parse.GetRequiredValue(_output);
        PrivateFile.Demand(output);
        using var service = _service.Connect(parse);
        using var body = JsonContent.Create(BuildBody(parse));
        var started = await service.PostAsync<ServiceJob.Started>("exports", body, cancellation);
        var job = await new JobWatch(service, TimeProvider.System).FollowAsync(started.JobId, cancellation);
        if (job.State != "done") throw new CommandException($"The export ended as {job.State}: {job.Failure ?? "it was cancelled"}");
        if (job.File is not { } file) throw new CommandException("No key could be exported: see the report of the job on the page \"My jobs\".");
        // First: a passphrase that cannot be had would leave a file that nobody opens.
        var passphrase = file.Protection is "passphrase"
            ? (await service.PostAsync<ServiceJob.Shown>($"exports/{job.Id}/passphrase", null, cancellation)).Passphrase : null;
        await new Download(service, $"exports/{job.Id}/file", file.Length).SaveAsync(output, cancellation);
        Console.WriteLine(output.FullName);
        if (file.Password is { } password) await Console.Error.WriteLineAsync($"Password (obfuscation, not protection): {password}");
        if (passphrase is not null) await Console.Error.WriteLineAsync($"Passphrase (shown this once): {passphrase}");
        return job.Refused == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    private Dictionary<string, object?> BuildBody(ParseResult parse)
    {
        var filter = _filter.Where(pair => parse.GetValue(pair.Value) is not null).ToDictionary(pair => pair.Key, pair => (object?)parse.GetValue(pair.Value));
        var devices = parse.GetValue(_devices) ?? [];
        if (devices.Length == 0 && filter.Count == 0)
            throw new CommandException("Say which devices: --device, or a filter such as --batch or --right owned.", ExitCodes.Usage);
        var body = new Dictionary<string, object?> { ["format"] = parse.GetValue(_format), ["reason"] = parse.GetValue(_reason) };
        if (parse.GetValue(_protection) is { } protection) body["protection"] = protection;
        if (parse.GetValue(_certificate) is { } certificate) body["certificate"] = Read(certificate);
        if (devices.Length > 0) body["devices"] = devices;
        else body["filter"] = filter;
        return body;
    }

    private static string Read(FileInfo certificate)
    {
        try { return File.ReadAllText(certificate.FullName); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{certificate.FullName} cannot be read: {e.Message}", ExitCodes.Usage);
        }
    }
}
