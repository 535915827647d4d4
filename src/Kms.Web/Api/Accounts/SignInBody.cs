namespace Kms.Web.Api;

internal sealed record SignInBody(string? Email, string? Password, string? Code) : IBody
{
    public override string ToString() => "SignInBody(hidden)";
}
