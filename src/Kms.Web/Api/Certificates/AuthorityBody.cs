namespace Kms.Web.Api;

internal sealed record AuthorityBody(string? File, string? Password) : IBody
{
    /// <summary>Never shows the password or the file.</summary>
    public override string ToString() => "AuthorityBody(hidden)";
}
