using Kms.Users;

namespace Kms.Silo.Keys;

/// <summary>Tells the web tier which bearer tokens this service never made, before any grain is asked.</summary>
internal sealed class BearerTokens(Secrets secrets)
{
    public bool IsOurs(string token) => secrets.IsOurs(token);
}
