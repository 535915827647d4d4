namespace Kms.Users;

/// <summary>Identifies a session or an API token of an account.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.SessionId")]
public readonly record struct SessionId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
