namespace Kms.Silo.Commands;

/// <summary>Ends a command with a sentence that says how to mend it.</summary>
internal sealed class CommandException(string message, int exitCode = ExitCodes.Refused) : Exception(message)
{
    public int ExitCode => exitCode;
}
