namespace Kms.Certificates;

/// <summary>What a silo needs to sign for the service: the private key is sealed, and opened for the moment of a signature.</summary>
/// <param name="Keys">The certificate with those above it.</param>
/// <param name="HasFailed">The key did not open when it was last tried.</param>
[GenerateSerializer, Immutable, Alias("kms.SigningKeys")]
internal sealed record SigningKeys([property: Id(0)] IssuerKeys Keys, [property: Id(1)] bool HasFailed);
