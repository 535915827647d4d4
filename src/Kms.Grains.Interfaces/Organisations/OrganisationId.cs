namespace Kms.Organisations;

/// <summary>Identifies an organisation; people copy it to become partners.</summary>
/// <param name="Value">32 hex digits.</param>
[GenerateSerializer, Immutable, Alias("kms.OrganisationId")]
public readonly record struct OrganisationId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
