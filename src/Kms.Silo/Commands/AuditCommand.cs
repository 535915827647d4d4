using System.CommandLine;
using System.Globalization;
using Kms.Audit;
using Kms.Silo.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Commands;

/// <summary>
/// <c>kms audit verify</c>: through the running service with a token, else on the data itself; with a file on an export of the trail,
/// under the keys in the data folder. <c>kms audit export</c> writes such a file.
/// </summary>
internal sealed class AuditCommand : Command
{
    private readonly Argument<FileInfo?> _file = new("file") { Description = "An export of the trail", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<FileInfo[]> _checkpoints = new("--checkpoints")
    {
        Description = "Checkpoints of other silos, while all are stopped or on an export", AllowMultipleArgumentsPerToken = true,
    };

    private readonly Argument<FileInfo> _target = new("file") { Description = "File to write" };
    private readonly ServiceOptions _service = new();
    private readonly OfflineHost _offline = new();

    public AuditCommand() : base("audit", "The audit trail")
    {
        var verify = new Command("verify", "Find changed, missing, added and reordered entries") { _file, _checkpoints };
        _service.AddTo(verify);
        _offline.AddTo(verify);
        verify.SetAction(VerifyAsync);
        Add(verify);
        var export = new Command("export", "Write the whole trail with its hashes, one entry per line; the service must be stopped") { _target };
        _offline.AddTo(export);
        export.SetAction((parse, cancellation) => _offline.RunAsync(parse, services => ExportAsync(parse, services, cancellation), cancellation));
        Add(export);
    }

    private async Task<int> VerifyAsync(ParseResult parse, CancellationToken cancellation)
    {
        var (file, others) = (parse.GetValue(_file), parse.GetValue(_checkpoints) ?? []);
        if (others.Append(file).FirstOrDefault(one => one is { Exists: false }) is { } missing)
            throw new CommandException($"There is no file {missing.FullName}.", ExitCodes.Usage);
        if (file is not null || !_service.HasToken(parse))
            return Tell(await _offline.RunAsync(parse, services => VerifyHereAsync(file, others, services, cancellation), cancellation));
        if (others.Length > 0) throw new CommandException("A service reads its own checkpoints alone: leave --token or --checkpoints out.", ExitCodes.Usage);
        return Tell(await VerifyByServiceAsync(parse, cancellation));
    }

    private async Task<Verdict> VerifyByServiceAsync(ParseResult parse, CancellationToken cancellation)
    {
        using var service = _service.Connect(parse);
        return await service.PostAsync<Verdict>("audit/verify", null, cancellation);
    }

    private static async Task<Verdict> VerifyHereAsync(FileInfo? file, FileInfo[] others, IServiceProvider services, CancellationToken cancellation)
    {
        services.GetRequiredService<AuditCheckpointFile>().Others = Array.ConvertAll(others, one => one.FullName);
        var verdict = file is null
            ? await services.GetRequiredService<IAuditStore>().VerifyAsync(cancellation)
            : await services.GetRequiredService<AuditVerifier>().VerifyAsync(AuditExport.ReadAsync(file, cancellation), cancellation);
        return new Verdict(verdict.Entries, verdict.Chains, verdict.Faults);
    }

    private async Task<int> ExportAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellation)
    {
        var target = parse.GetRequiredValue(_target);
        PrivateFile.Demand(target);
        var count = await AuditExport.WriteAsync(services.GetRequiredService<IAuditStore>().ReadAllAsync(cancellation), target, cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} entries in {target.FullName}"));
        return ExitCodes.Done;
    }

    private static int Tell(Verdict verdict)
    {
        foreach (var fault in verdict.Faults) Console.WriteLine(fault);
        var result = verdict.Faults.Count == 0 ? "whole" : string.Create(CultureInfo.InvariantCulture, $"{verdict.Faults.Count:N0} faults");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict.Entries:N0} entries in {verdict.Chains:N0} chains: {result}"));
        return verdict.Faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    private sealed record Verdict(long Entries, int Chains, IReadOnlyList<string> Faults);
}
