namespace Kms.Silo.Commands;

/// <summary>Ends a command with a sentence that says how to mend it.</summary>
internal sealed class CommandException(string message, int exitCode = ExitCodes.Refused) : Exception(message)
{
    public int ExitCode => exitCode;

    /// <summary>The same may go well in a while: the service is starting, has too much to do, or its database does not answer.</summary>
    public bool IsPassing { get; init; }

    /// <summary>When the service says to ask again.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
