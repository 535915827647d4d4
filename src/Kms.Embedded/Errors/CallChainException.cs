using Orleans.Runtime;

namespace Kms.Embedded;

/// <summary>A chain of calls came back to a grain that is still busy with its beginning; waiting would never end.</summary>
public sealed class CallChainException : OrleansException
{
    internal CallChainException(string message)
        : base(message)
    {
    }
}
