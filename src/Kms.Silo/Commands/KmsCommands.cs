using System.CommandLine;
using Kms.Silo.Backups;
using Kms.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Commands;

/// <summary>The command line of the service.</summary>
internal static class KmsCommands
{
    // Told to stop, a silo hands over what it has and a job ends its step; the process is not ended under it after two seconds.
    private static readonly TimeSpan s_end = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("kms: import and export keys, make tokens, check the audit trail, reset users, back up and restore")
        {
            new ImportCommand(),
            new ExportCommand(),
            new TokenCommand(),
            new AuditCommand(),
            new UserCommand(),
            new BackupCommand(),
            new RestoreCommand(),
            new KeysCommand(),
            new AuthorityCommand(),
        };
        foreach (var command in EditionCommands.All) root.Add(command);
        var parse = root.Parse(args);
        try
        {
            var code = await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_end });
            return parse.Errors.Count > 0 ? ExitCodes.Usage : code;
        }
        catch (CommandException e)
        {
            return await TellAsync(e.Message, e.ExitCode);
        }
        catch (RefusedException e)
        {
            return await TellAsync(e.Detail ?? e.Message, ExitCodes.Refused);
        }
        catch (BackupException e)
        {
            return await TellAsync(e.Message, ExitCodes.Refused);
        }
        catch (StartException e)
        {
            return await TellAsync(e.Message, ExitCodes.Unreachable);
        }
        catch (OptionsValidationException e)
        {
            return await TellAsync(string.Join(Environment.NewLine, e.Failures), ExitCodes.Usage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await TellAsync(e.Message, ExitCodes.Refused);
        }
        catch (OperationCanceledException)
        {
            return await TellAsync("Stopped. What was started goes on in the service; the page \"My jobs\" shows it.", ExitCodes.Refused);
        }
    }

    private static async Task<int> TellAsync(string text, int code)
    {
        await Console.Error.WriteLineAsync(text);
        return code;
    }
}
