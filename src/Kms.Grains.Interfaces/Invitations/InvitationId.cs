namespace Kms.Invitations;

/// <summary>Identifies an invitation.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.InvitationId")]
public readonly record struct InvitationId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
