using System.Buffers.Text;
using System.Collections.Immutable;
using Kms.Certificates;
using Kms.Web.Security;

namespace Kms.Web.Api;

/// <summary>Whether certificates are in force, for programs: OCSP over HTTP (RFC 6960, appendix A). The address stands in every certificate.</summary>
internal static class OcspApi
{
    private const int Longest = 4 * 1024;
    private const string Answer = "application/ocsp-response";

    public static void MapOcsp(this WebApplication app)
    {
        var ocsp = app.MapGroup("/ca/ocsp").AllowAnonymous().ExcludeFromDescription();
        ocsp.MapPost("/", PostAsync).WithMetadata(new BodyLimit(Longest)).DisableAntiforgery();
        ocsp.MapGet("/{**request}", GetAsync);
    }

    private static async Task<IResult> PostAsync(HttpRequest request, IGrainFactory grains)
    {
        if (request.ContentLength > Longest) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted);
        return await AnswerAsync([.. content.ToArray()], grains);
    }

    // A base64 text has slashes of its own, escaped or not.
    private static Task<IResult> GetAsync(string? request, IGrainFactory grains)
    {
        var text = Uri.UnescapeDataString(request ?? "");
        return AnswerAsync(text.Length <= Longest && Base64.IsValid(text) ? [.. Convert.FromBase64String(text)] : [], grains);
    }

    private static async Task<IResult> AnswerAsync(ImmutableArray<byte> request, IGrainFactory grains) =>
        TypedResults.Bytes((await grains.GetGrain<IOcspGrain>(GrainKeys.Ocsp).GetAnswerAsync(request)).ToArray(), Answer);
}
