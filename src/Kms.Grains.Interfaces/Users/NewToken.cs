namespace Kms.Users;

/// <summary>A fresh API token; the secret is shown once.</summary>
/// <param name="Token">The token without its secret.</param>
/// <param name="Secret"><c>kms_{user}_{token}_{256 random bits}_{check}</c>.</param>
[GenerateSerializer, Immutable, Alias("kms.NewToken")]
public sealed record NewToken(TokenView Token, string Secret);
