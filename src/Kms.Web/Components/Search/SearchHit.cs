namespace Kms.Web.Components.Search;

/// <summary>One thing that was found: where it is, what it is called, and what tells it from others. Public, as parameters of components must be.</summary>
public sealed record SearchHit(string Icon, string Href, string Title, string? Text);
