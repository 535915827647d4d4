namespace Kms.Web.Pages.Certificates;

/// <summary>What the steps of an enrolment have gathered. It travels through the browser sealed: neither server nor page keeps a password.</summary>
/// <param name="Renews">The certificate to renew; null for a first one.</param>
/// <param name="Proof">Its password, or the one-time code.</param>
/// <param name="Terms">The terms that were accepted; null before.</param>
internal sealed record EnrolmentProgress(string? Renews, string Proof, string? Terms)
{
    /// <summary>Never shows the password or code.</summary>
    public override string ToString() => "EnrolmentProgress(hidden)";
}
