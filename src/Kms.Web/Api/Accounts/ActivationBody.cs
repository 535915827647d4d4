using Kms.Users;

namespace Kms.Web.Api;

/// <summary>Opens an account by the token of an activation or invitation link.</summary>
internal sealed record ActivationBody(string? Token, string? Name, string? Password, string? Language, string? TermsVersion) : IBody
{
    public ActivationOrder ToOrder() =>
        new(Refused.Required(Token, "token"), Name, Refused.Required(Password, "password"), TermsVersion, Language);

    public override string ToString() => "ActivationBody(hidden)";
}
