namespace Kms.Web.Api;

/// <summary>What the API description says of an endpoint beyond its types.</summary>
internal static class Described
{
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder route, string summary, params Refusal[] refusals) =>
        route.WithSummary(summary).WithMetadata(new Refusals(refusals));

    public static RouteHandlerBuilder Example(this RouteHandlerBuilder route, string? request = null, string? answer = null) =>
        route.WithMetadata(new Examples(request, answer));

    /// <summary>The answer holds a secret, so that it is never remembered for a repeated request.</summary>
    public static RouteHandlerBuilder AnswersSecret(this RouteHandlerBuilder route) => route.WithMetadata(AnswerIsSecret.Instance);

    /// <summary>Takes a form with files.</summary>
    public static RouteHandlerBuilder TakesForm(this RouteHandlerBuilder route, params string[] fields) =>
        route.WithMetadata(new FormFields(fields)).DisableAntiforgery();
}
