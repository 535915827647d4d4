namespace Kms.Web.Api;

internal sealed record PasswordBody(string? Current, string? New) : IBody
{
    public override string ToString() => "PasswordBody(hidden)";
}
