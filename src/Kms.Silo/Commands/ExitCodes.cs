namespace Kms.Silo.Commands;

/// <summary>What scripts may rely on.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Refused, failed, or done with rows that were not.</summary>
    public const int Refused = 1;

    /// <summary>The command line or a setting is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The service or its data cannot be reached.</summary>
    public const int Unreachable = 3;
}
