using System.Collections.Immutable;
using Kms.Certificates;
using Kms.Web.Api;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Certificates;

/// <summary>Issues for a key that was made in the browser: a request comes in, certificates go out. The last step of <see cref="Enrol"/>.</summary>
internal static class OwnKey
{
    public const string Path = "/certificates/enrol/own";

    public static async Task<Results<Ok<OwnKeyAnswer>, ProblemHttpResult>> IssueAsync(
        [FromForm(Name = "Token")] string? token, [FromForm(Name = "Kept")] string? kept, [FromForm(Name = "Request")] string? request,
        IGrainFactory grains, EnrolmentSeal seals, IStringLocalizer<Texts> texts)
    {
        if (seals.Open(token ?? "", kept) is not { } progress) return Say(texts["Refusal.LinkUsedOrExpired"], StatusCodes.Status410Gone);
        try
        {
            var order = new EnrolmentOrder(token ?? "", progress.Renews, progress.Proof, progress.Terms, null, request ?? "");
            var issued = await grains.Certificates().EnrolOwnAsync(order);
            var chain = (await grains.Authority().GetAsync()).Chain.Select(one => one.Content);
            return TypedResults.Ok(new OwnKeyAnswer([.. chain.Prepend(issued.Content).Select(Text)]));
        }
        catch (RefusedException refused)
        {
            var words = RefusalWords.Of(refused, texts, act: true);
            return Say(words.Problems is [var problem, ..] ? problem : words.Text, RefusalStatus.Of(refused.Refusal));
        }
    }

    private static string Text(ImmutableArray<byte> content) => Convert.ToBase64String(content.AsSpan());

    private static ProblemHttpResult Say(string text, int status) => TypedResults.Problem(text, statusCode: status);
}
