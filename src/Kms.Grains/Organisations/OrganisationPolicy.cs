namespace Kms.Organisations;

/// <summary>What an organisation has decided about certificates in its name.</summary>
/// <param name="SignInByCertificate">They sign their holders in.</param>
[GenerateSerializer, Immutable, Alias("kms.OrganisationPolicy")]
internal sealed record OrganisationPolicy([property: Id(0)] bool SignInByCertificate)
{
    public static OrganisationPolicy None { get; } = new(false);
}
