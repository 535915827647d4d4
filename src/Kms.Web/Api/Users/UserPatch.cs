namespace Kms.Web.Api;

/// <summary>Name, language and theme only for oneself; active only for others.</summary>
internal sealed record UserPatch(string? Name, string? Language, string? Theme, bool? Active) : IBody
{
    public bool TouchesProfile => Name is not null || Language is not null || Theme is not null;
}
