namespace Kms.Web.Api;

/// <summary>Name and language of oneself or of an account that one administers, theme of oneself; active of others.</summary>
internal sealed record UserPatch(string? Name, string? Language, string? Theme, bool? Active) : IBody
{
    public bool TouchesProfile => Name is not null || Language is not null || Theme is not null;
}
