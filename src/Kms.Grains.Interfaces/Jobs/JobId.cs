namespace Kms.Jobs;

/// <summary>Identifies a job.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.JobId")]
public readonly record struct JobId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
