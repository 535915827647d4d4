using System.CommandLine;
using System.Globalization;
using Kms.Silo.Backups;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Commands;

/// <summary>
/// <c>kms restore /backup/kms.backup</c>: into an empty database of either kind, while the service is stopped. <c>--check</c> reads the file
/// from end to end and touches nothing.
/// </summary>
internal sealed class RestoreCommand : Command
{
    private const string Word = "replace";

    private readonly Argument<FileInfo> _file = new("file") { Description = "A file that kms backup wrote" };
    private readonly Option<bool> _replace = new("--replace") { Description = "Remove what the database holds" };
    private readonly Option<bool> _yes = new("--yes") { Description = "With --replace: do not ask" };
    private readonly Option<bool> _check = new("--check") { Description = "Only read and check the file; the service may run" };
    private readonly BackupHost _host = new();

    public RestoreCommand() : base("restore", "Load a backup; the service must be stopped, and the root key of the backup must be in its place")
    {
        Add(_file);
        Add(_replace);
        Add(_yes);
        Add(_check);
        _host.AddTo(this);
        SetAction((parse, cancellation) => _host.RunAsync(parse, services => parse.GetValue(_check)
            ? CheckAsync(parse, services, cancellation)
            : LoadAsync(parse, services, cancellation)));
    }

    private async Task<int> CheckAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellation)
    {
        var file = parse.GetRequiredValue(_file);
        var run = services.GetRequiredService<RestoreRun>();
        var (header, rows) = await run.CheckAsync(file, _host.ReadPassphrase(parse), new TableProgress(), cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{file.FullName} is whole: {rows:N0} rows of {header.Taken:u}, version {header.Product}, root key {header.RootId}"));
        return ExitCodes.Done;
    }

    private async Task<int> LoadAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellation)
    {
        var file = parse.GetRequiredValue(_file);
        var place = services.GetRequiredService<IBackupDatabase>().Place;
        var rows = await services.GetRequiredService<RestoreRun>().LoadAsync(
            file, _host.ReadPassphrase(parse), header => parse.GetValue(_replace) && (parse.GetValue(_yes) || Ask(place, header)), new TableProgress(), cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows are restored. {place} is whole; start the service and run: kms audit verify"));
        return ExitCodes.Done;
    }

    private static bool Ask(string place, BackupHeader header)
    {
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{place} holds data. All of it is removed, and what was at {header.Taken:u} takes its place."));
        Console.Error.Write($"Type the word {Word} to go on: ");
        if (Console.ReadLine()?.Trim() == Word) return true;
        throw new CommandException("Nothing was changed. Give --yes with --replace where nobody can answer.");
    }
}
