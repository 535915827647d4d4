namespace Kms.Web.Pages.Certificates;

/// <summary>The certificate and those above it, as the script of the page puts them into a file; DER in base64.</summary>
internal sealed record OwnKeyAnswer(IReadOnlyList<string> Certificates);
