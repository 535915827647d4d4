using System.Collections.Immutable;

namespace Kms;

/// <summary>A refused act: the reason as a stable code, a sentence that says how to mend it, and problems by field or row.</summary>
[GenerateSerializer, Alias("kms.RefusedException")]
public sealed class RefusedException : Exception
{
    /// <summary>Refuses with a reason.</summary>
    public RefusedException(Refusal refusal, string? detail = null, ImmutableArray<Problem> problems = default)
        : base(detail ?? refusal.ToString())
    {
        Refusal = refusal;
        Detail = detail;
        Problems = problems.IsDefault ? [] : problems;
    }

    /// <summary>The reason.</summary>
    [Id(0)] public Refusal Refusal { get; private set; }

    /// <summary>How to mend it, in English; pages translate the code.</summary>
    [Id(1)] public string? Detail { get; private set; }

    /// <summary>What is wrong, field by field.</summary>
    [Id(2)] public ImmutableArray<Problem> Problems { get; private set; }

    /// <summary>When to try again, for <see cref="Refusal.TooManyAttempts"/>.</summary>
    [Id(3)] public TimeSpan? RetryAfter { get; init; }
}
