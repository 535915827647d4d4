using Kms.Certificates;
using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Api;

/// <summary>Certificates for secure mail (N).</summary>
internal static class CertificatesApi
{
    private const int SerialLength = 34;

    public static void MapCertificates(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/certificates").WithTags("Certificates");
        all.MapGet("/", ListAsync).Says("Certificates that I administer, those that end first at the top", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid);
        all.MapPost("/", OrderAllAsync)
            .Says("Order one as a job for every member of an organisation who has none that lasts", Refusal.NotFound, Refusal.Forbidden, Refusal.NothingSelected)
            .Example("""{ "organisationId": "…32 hex", "inCertificate": true, "inDirectory": true }""", ApiExamples.JobStarted);
        var own = api.MapGroup("/users/{id}/certificates").WithTags("Certificates");
        own.MapGet("/", GetAsync).Says("Certificates and open orders of a person", Refusal.NotFound);
        own.MapPost("/", OrderAsync).AnswersSecret()
            .Says("Order one: the person is mailed a link, the caller hands over the code", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid)
            .Example("""{ "organisationId": "…32 hex", "email": "anna@example.com", "name": "Anna Jensen", "inCertificate": true, "inDirectory": true }""");
        own.MapDelete("/orders/{order}", WithdrawAsync).Says("Take an open order back", Refusal.NotFound, Refusal.Forbidden);
        own.MapPost("/{serial}/revoke", RevokeAsync)
            .Says("Revoke for good, with a reason", Refusal.NotFound, Refusal.Forbidden, Refusal.Invalid, Refusal.AlreadyDecided, Refusal.AuthorityUnavailable)
            .Example("""{ "reason": "key-compromise" }""");
        own.MapPost("/{serial}/suspend", SuspendAsync)
            .Says("Put on hold", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided, Refusal.AuthorityUnavailable);
        own.MapPost("/{serial}/resume", ResumeAsync)
            .Says("Put in force again", Refusal.NotFound, Refusal.Forbidden, Refusal.AlreadyDecided, Refusal.AuthorityUnavailable);
    }

    private static async Task<Ok<ListAnswer<CertificateAnswer>>> ListAsync(
        string? organisation, string? state, DateTimeOffset? expiresBefore, string? q, [AsParameters] Paging paging, IGrainFactory grains, IActorSource actors)
    {
        var filter = new CertificateFilter(
            string.IsNullOrEmpty(organisation) ? null : Ids.Organisation(organisation),
            string.IsNullOrEmpty(state) ? null : Names.Parse<CertificateState>(state, "state"), expiresBefore, q);
        return TypedResults.Ok((await grains.Certificates().FindAsync(await actors.GetAsync(), filter, paging.ToRequest())).To(CertificateAnswer.Of));
    }

    private static Task<Accepted<JobStarted>> OrderAllAsync(CertificateJobBody body, JobStarter jobs) => jobs.StartAsync(
        new CertificateJob(Ids.Organisation(Refused.Required(body.OrganisationId, "organisationId")), body.InCertificate ?? false, body.InDirectory ?? false));

    private static async Task<Ok<HolderAnswer>> GetAsync(string id, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(HolderAnswer.Of((await Holder(id, grains).GetAsync(await actors.GetAsync())).OrNotFound()));

    private static async Task<Created<PlacedOrderAnswer>> OrderAsync(string id, CertificateBody body, IGrainFactory grains, IActorSource actors, JobStarter ids)
    {
        var organisation = Ids.Organisation(Refused.Required(body.OrganisationId, "organisationId"));
        var user = (await grains.GetGrain<IUserGrain>(Ids.User(id).Value).GetAsync(await actors.GetAsync())).OrNotFound();
        var key = string.IsNullOrEmpty(body.Key) ? CertificateKey.Rsa : Names.Parse<CertificateKey>(body.Key, "key");
        var draft = new CertificateDraft(
            organisation, body.Email ?? user.Email, body.Name ?? user.Profile.Name ?? "", body.InCertificate ?? false, body.InDirectory ?? false, key);
        await Holder(id, grains).SetSettingsAsync(await actors.GetAsync(), draft);
        var placed = await Holder(id, grains).OrderAsync(await actors.GetAsync(), organisation, new(await ids.NextIdAsync("certificate")));
        return TypedResults.Created((string?)null, PlacedOrderAnswer.Of(placed));
    }

    private static async Task<NoContent> WithdrawAsync(string id, string order, IGrainFactory grains, IActorSource actors)
    {
        await Holder(id, grains).WithdrawAsync(await actors.GetAsync(), new(Ids.Job(order).Value));
        return TypedResults.NoContent();
    }

    private static async Task<Ok<CertificateAnswer>> RevokeAsync(string id, string serial, ReasonBody body, IGrainFactory grains, IActorSource actors)
    {
        var reason = Names.Parse<RevocationReason>(Refused.Required(body.Reason, "reason"), "reason");
        return TypedResults.Ok(CertificateAnswer.Of(await Holder(id, grains).RevokeAsync(await actors.GetAsync(), Serial(serial), reason)));
    }

    private static async Task<Ok<CertificateAnswer>> SuspendAsync(string id, string serial, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(CertificateAnswer.Of(await Holder(id, grains).SuspendAsync(await actors.GetAsync(), Serial(serial), true)));

    private static async Task<Ok<CertificateAnswer>> ResumeAsync(string id, string serial, IGrainFactory grains, IActorSource actors) =>
        TypedResults.Ok(CertificateAnswer.Of(await Holder(id, grains).SuspendAsync(await actors.GetAsync(), Serial(serial), false)));

    private static ICertificateHolderGrain Holder(string id, IGrainFactory grains) => grains.GetGrain<ICertificateHolderGrain>(Ids.User(id).Value);

    private static string Serial(string text) =>
        text.Length == SerialLength && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : throw Refused.NotFound();
}
