using System.Globalization;

namespace Orleans;

/// <summary>How long a call to this method may wait for its turn before the caller gets a TimeoutException.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
