namespace Orleans.Runtime;

/// <summary>A call was not run because the service is shutting down.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    internal SiloUnavailableException(string message)
        : base(message)
    {
    }
}
