using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;

namespace Kms.Silo.Commands;

/// <summary><c>kms import keys.csv</c>: sends a key file to the running service and waits for the report.</summary>
internal sealed class ImportCommand : Command
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "Key file: plain list, KEM, KEM2 (also zipped), The Things Stack CSV or JSON, TR005" };
    private readonly Option<string> _format = new("--format") { Description = "Format of the file", DefaultValueFactory = _ => "auto" };
    private readonly Option<string?> _password = new("--password") { Description = "Password of a KEM file" };
    private readonly Option<string?> _manufacturer = new("--manufacturer") { Description = "Three-letter code for rows without one" };
    private readonly Option<string?> _organisation = new("--organisation") { Description = "Identifier of the organisation that the devices are delivered to" };
    private readonly Option<bool> _publicClaim = new("--public-claim") { Description = "Let anybody with the short code claim" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Report only, change nothing" };
    private readonly Option<FileInfo?> _report = new("--report") { Description = "Write the rows that need attention to this csv file" };
    private readonly ServiceOptions _service = new();

    public ImportCommand() : base("import", "Import a key file through the running service")
    {
        Add(_file);
        foreach (var option in (Option[])[_format, _password, _manufacturer, _organisation, _publicClaim, _dryRun, _report]) Add(option);
        _service.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        var file = parse.GetValue(_file);
        if (file is not { Exists: true }) throw new CommandException($"There is no file {file?.FullName}.", ExitCodes.Usage);
        if (parse.GetValue(_report) is { } planned) PrivateFile.Demand(planned);
        using var service = _service.Connect(parse);
        await using var stream = file.OpenRead();
        using var form = BuildForm(parse, stream, file.Name);
        var started = await service.PostAsync<ServiceJob.Started>("imports", form, cancellation);
        var job = await new JobWatch(service, TimeProvider.System).FollowAsync(started.JobId, cancellation);
        foreach (var (outcome, count) in job.Counts ?? new Dictionary<string, long>())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome,-16}{count,12:N0}"));
        if (parse.GetValue(_report) is { } report) await SaveReportAsync(service, job.Id, report, cancellation);
        if (job.State != "done") throw new CommandException($"The import ended as {job.State}: {job.Failure ?? "it was cancelled"}");
        return job.Refused == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    private MultipartFormDataContent BuildForm(ParseResult parse, Stream stream, string name)
    {
        var form = new MultipartFormDataContent();
        void AddField(string field, string? value)
        {
            if (value is not null) form.Add(new StringContent(value), field);
        }
        AddField("format", parse.GetValue(_format));
        AddField("password", parse.GetValue(_password));
        AddField("manufacturer", parse.GetValue(_manufacturer));
        AddField("organisationId", parse.GetValue(_organisation));
        AddField("publicClaim", parse.GetValue(_publicClaim) ? "true" : "false");
        AddField("dryRun", parse.GetValue(_dryRun) ? "true" : "false");
        var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "file", name);
        return form;
    }

    private static async Task SaveReportAsync(ServiceClient service, string job, FileInfo report, CancellationToken cancellation)
    {
        using var response = await new Patience(TimeProvider.System).AskAsync(
            () => service.OpenAsync(new HttpRequestMessage(HttpMethod.Get, $"jobs/{job}/report?problems=true"), cancellation), cancellation);
        await using var target = report.Create();
        await response.Content.CopyToAsync(target, cancellation);
    }
}
