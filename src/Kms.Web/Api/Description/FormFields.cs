namespace Kms.Web.Api;

/// <summary>Fields of a multipart form, as <c>name: what it is</c>; a field whose text begins with "file" is one.</summary>
internal sealed record FormFields(IReadOnlyList<string> Fields);
