using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kms.Devices;
using Kms.Files;
using Kms.Storage;
using Kms.Telegrams;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Checks the telegrams of an uploaded log, piece by piece. A row tells what is new: a device once for every answer, however often it sends.</summary>
internal sealed class CheckRunner(IGrainFactory grains, IFileStore files, IEffectStore effects, Occasions occasions, TelegramDesk desk) : IJobRunner
{
    private const int MostAtOnce = 10_000;
    private const int MostRemembered = 200_000; // about 20 MB; what comes later is told again
    private const int MostBroken = 1_000;

    private readonly HashSet<(string?, CheckVerdict, string?)> told = [];
    private StoredFileReader? content;
    private LogReader? log;
    private long size;
    private int broken;

    public int? Percent => log is null || size == 0 ? null : (int)Math.Min(100, log.Position * 100 / size);

    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        log ??= await OpenAsync(run);
        if (await log.NextAsync(run.Stopping) is not { } lines) return null;
        var rows = new List<JobRow>();
        foreach (var part in lines.Chunk(MostAtOnce))
        {
            var occasion = occasions.Begin(await run.Tickets.GetAsync(), Scopes.Read, $"{run.Id.Value}/{part[0].Number}");
            var checking = await desk.CheckAsync([.. part.Select(line => line.Text)], null, occasion);
            var news = checking.Answers.Where(IsNew).ToList();
            // The trail tells what the report tells: a device that sends every few seconds stands there once for every answer.
            var devices = news.Select(answer => answer.Device).ToHashSet();
            await effects.CommitAsync(CheckFacts.Of(checking with { Devices = [.. checking.Devices.Where(device => devices.Contains(device.Id))] }, occasion));
            rows.AddRange(news.Select(answer => Row(part[answer.Index].Number, answer)));
        }
        return rows;
    }

    public Task<JobRecord> FinishAsync(JobRun run) => Task.FromResult(run.Record with { Total = run.Record.Done });

    public async ValueTask DisposeAsync()
    {
        if (content is not null) await content.DisposeAsync();
    }

    private async Task<LogReader> OpenAsync(JobRun run)
    {
        var upload = await grains.GetGrain<IFileWork>(((CheckJob)run.Record.Order).File.Value).OpenAsync(run.Record.By)
            ?? throw new RefusedException(Refusal.Gone, "The uploaded file is gone. Upload it again.");
        size = upload.Length;
        content = new StoredFileReader(files, upload.Id, run.Stopping);
        return new LogReader(content);
    }

    private bool IsNew(CheckedTelegram answer)
    {
        if (answer.Verdict == CheckVerdict.NotATelegram) return ++broken <= MostBroken;
        var key = (answer.Identity, answer.Verdict, $"{answer.Purpose}/{answer.Version}/{answer.Note}");
        return told.Count < MostRemembered ? told.Add(key) : !told.Contains(key);
    }

    private static JobRow Row(long line, CheckedTelegram answer)
    {
        var notes = ImmutableArray.CreateBuilder<ReportNote>();
        if (answer is { Purpose: { } purpose, Version: { } version })
            notes.Add(new ReportNote("fitting-key", null, string.Create(CultureInfo.InvariantCulture, $"{purpose} {version}")));
        if (answer.Note is { } note) notes.Add(new ReportNote(note));
        var good = answer.Verdict is CheckVerdict.Fits or CheckVerdict.FitsProbably;
        var detail = notes.Count == 0 ? null : string.Join(", ", notes.Select(n => n.Argument ?? n.Code));
        return new JobRow(new JobReportRow(
            line, (answer.Device?.Value ?? answer.Identity) ?? "", JsonNamingPolicy.KebabCaseLower.ConvertName(answer.Verdict.ToString()), detail,
            notes.Count == 0 ? null : notes.ToImmutable()), !good, answer is { Verdict: CheckVerdict.Fits, Note: null });
    }
}
