using System.Buffers.Text;
using System.Text;
using Kms.Certificates;
using Kms.Web.Auth;
using Kms.Web.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

/// <summary>The certificate authority. Its chain and lists are files below <c>/ca</c>.</summary>
internal static class AuthorityApi
{
    public static void MapAuthority(this RouteGroupBuilder api)
    {
        var authority = api.MapGroup("/authority").WithTags("Certificates");
        authority.MapGet("/", GetAsync).Says("The certificates of the authority, up to the root; none before the first order");
        authority.MapPost("/", ImportAsync)
            .Says("Bring an authority along before the first certificate is ordered (operator)", Refusal.Forbidden, Refusal.Invalid, Refusal.AlreadyExists)
            .Example("""{ "file": "…PKCS#12 in base64, with its private key and all certificates up to the root", "password": "…" }""");
    }

    private static async Task<Ok<ListAnswer<AuthorityCertificateAnswer>>> GetAsync(IGrainFactory grains) =>
        TypedResults.Ok((await grains.Authority().GetAsync()).Chain.ToList(AuthorityCertificateAnswer.Of));

    private static async Task<Ok<ListAnswer<AuthorityCertificateAnswer>>> ImportAsync(AuthorityBody body, IGrainFactory grains, IActorSource actors)
    {
        // What is no base64 is no PKCS#12 either.
        var text = Refused.Required(body.File, "file");
        var content = Base64.IsValid(text) ? Convert.FromBase64String(text) : Encoding.ASCII.GetBytes("-");
        return TypedResults.Ok((await grains.Authority().ImportAsync(await actors.GetAsync(), content, body.Password ?? "")).Chain.ToList(AuthorityCertificateAnswer.Of));
    }
}
