namespace Orleans.Runtime;

/// <summary>An observer is gone: its owner deleted the reference or no longer exists.</summary>
public sealed class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(GrainId clientId)
        : base($"No activation for client {clientId}")
    {
    }
}
