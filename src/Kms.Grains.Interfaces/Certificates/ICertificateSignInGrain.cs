using Kms.Users;

namespace Kms.Certificates;

/// <summary>The door for people who sign in with a certificate of this service. Stateless; any key.</summary>
[Alias("kms.ICertificateSignInGrain")]
public interface ICertificateSignInGrain : IGrainWithStringKey
{
    /// <summary>
    /// Opens the same session as a password does. The certificate was issued here for signing in, to the address of the account, and is in
    /// force; its organisation allows it. Refuses <see cref="Refusal.CertificateRefused"/>, with a problem for what is public of a certificate
    /// that was issued here (revoked, on hold, expired) and alike for all else, and <see cref="Refusal.TooManyAttempts"/>.
    /// </summary>
    [Alias("SignIn")] Task<SignedIn> SignInAsync(CertificateSignIn order);
}
