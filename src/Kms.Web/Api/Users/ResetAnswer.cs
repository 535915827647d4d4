namespace Kms.Web.Api;

/// <summary>Null when a reset link was mailed instead.</summary>
internal sealed record ResetAnswer(string? OneTimePassword)
{
    public override string ToString() => "ResetAnswer(hidden)";
}
