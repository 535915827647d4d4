using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Kms.Silo.Backups;
using Kms.Silo.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Commands;

/// <summary>
/// <c>kms keys recovery /safe/root-key.txt --passphrase-file p</c>: the root key is no part of a backup, and without it a backup is worth
/// nothing. <c>kms keys recover</c> puts it back.
/// </summary>
internal sealed class KeysCommand : Command
{
    private readonly Argument<FileInfo> _copy = new("file") { Description = "File to write; keep it apart from the backups, and the passphrase apart from it" };
    private readonly Argument<FileInfo> _back = new("file") { Description = "A file that kms keys recovery wrote" };
    private readonly BackupHost _host = new();

    public KeysCommand() : base("keys", "The root key, on the machine of the service")
    {
        var recovery = new Command("recovery", "Write a copy of the root key, sealed with a passphrase; the service may run") { _copy };
        var recover = new Command("recover", "Put the root key back from such a copy where there is none") { _back };
        foreach (var verb in (Command[])[recovery, recover]) _host.AddTo(verb);
        recovery.SetAction((parse, cancellation) => _host.RunAsync(parse, services => CopyAsync(parse, services, cancellation)));
        recover.SetAction((parse, cancellation) => _host.RunAsync(parse, services => PutBackAsync(parse, services, cancellation)));
        Add(recovery);
        Add(recover);
    }

    private async Task<int> CopyAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellation)
    {
        var (file, passphrase) = (parse.GetRequiredValue(_copy), Passphrase(parse));
        PrivateFile.Demand(file);
        using var root = await services.GetRequiredService<IRootKeyProvider>().FindAsync(cancellation);
        var key = root is null ? null : await Kept(services).CopyAsync(cancellation);
        if (root is null || key is null) throw new CommandException("There is no root key yet. Start the service once.", ExitCodes.Usage);
        try
        {
            var text = RecoveryCopy.Seal(root.Id, key, passphrase);
            await using (var stream = PrivateFile.Create(file)) await stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation);
        }
        finally { CryptographicOperations.ZeroMemory(key); }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<IBackupDatabase>().NoteRootKeyCopyAsync(root.Id, now, cancellation);
        Console.WriteLine($"Root key {root.Id} is in {file.FullName}. Keep the file and its passphrase in two places, away from the backups.");
        return ExitCodes.Done;
    }

    private async Task<int> PutBackAsync(ParseResult parse, IServiceProvider services, CancellationToken cancellation)
    {
        var (file, passphrase) = (parse.GetRequiredValue(_back), Passphrase(parse));
        if (!file.Exists) throw new CommandException($"There is no file {file.FullName}.", ExitCodes.Usage);
        var key = RecoveryCopy.Open(await File.ReadAllTextAsync(file.FullName, cancellation), passphrase)
            ?? throw new CommandException($"{file.FullName} does not open with this passphrase, or is no recovery copy. Nothing was changed.");
        try
        {
            var id = await Kept(services).PutBackAsync(key, cancellation);
            Console.WriteLine($"Root key {id} is in {services.GetRequiredService<IRootKeyProvider>().Place}. Start the service.");
        }
        finally { CryptographicOperations.ZeroMemory(key); }
        return ExitCodes.Done;
    }

    private string Passphrase(ParseResult parse) => _host.ReadPassphrase(parse)
        ?? throw new CommandException("Name a file with a passphrase: --passphrase-file. The copy is worth as much as all keys.", ExitCodes.Usage);

    private static IRecoverable Kept(IServiceProvider services) => services.GetRequiredService<IRootKeyProvider>() as IRecoverable
        ?? throw new CommandException("This root key cannot be copied out. Keep it by the means of what holds it.", ExitCodes.Usage);
}
