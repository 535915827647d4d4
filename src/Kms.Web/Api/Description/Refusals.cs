namespace Kms.Web.Api;

/// <summary>The reasons for which an endpoint refuses, beyond those that every endpoint has.</summary>
internal sealed record Refusals(IReadOnlyList<Refusal> List);
