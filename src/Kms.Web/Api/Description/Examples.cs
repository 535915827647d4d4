namespace Kms.Web.Api;

/// <summary>JSON examples of body and answer.</summary>
internal sealed record Examples(string? Request, string? Answer);
