using System.CommandLine;
using System.Globalization;
using Kms.Silo.Backups;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Commands;

/// <summary><c>kms backup /backup/kms.backup</c>: everything but the root key, as of one moment, beside the running service or without it.</summary>
internal sealed class BackupCommand : Command
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "File to write; one of this name is replaced when the new one is whole" };
    private readonly BackupHost _host = new();

    public BackupCommand() : base("backup", "Write all data into one encrypted file; the service may run. The root key is no part of it")
    {
        Add(_file);
        _host.AddTo(this);
        SetAction((parse, cancellation) => _host.RunAsync(parse, services => TakeAsync(parse, services, cancellation)));
    }

    private async Task<int> TakeAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellation)
    {
        var file = parse.GetRequiredValue(_file);
        PrivateFile.Demand(file);
        var rows = await services.GetRequiredService<BackupRun>().TakeAsync(file, _host.ReadPassphrase(parse), new TableProgress(), cancellation);
        file.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows of {BackupTables.All.Length} tables in {file.FullName} ({file.Length:N0} bytes)"));
        return ExitCodes.Done;
    }
}
