namespace Kms.Web;

/// <summary>An answer to be given again.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Location">Location header.</param>
/// <param name="Body">Body; never one that holds a secret.</param>
[GenerateSerializer, Immutable, Alias("kms.StoredAnswer")]
public sealed record StoredAnswer(int Status, string? ContentType, string? Location, string? Body);
