using Kms.Files;
using Kms.Users;
using Kms.Web.Api;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Web.Tests.Api;

/// <summary>A membership or session that ends while a download is on its way, between two pieces.</summary>
public sealed class RevokedDownloadTests
{
    private const int Devices = 300;

    [Fact]
    public async Task A_member_who_is_removed_between_two_parts_gets_no_further_part()
    {
        await using var app = new WebApp();
        var crew = await CrewAsync(app, 3);
        var path = await ExportAsync(crew.Helper, 3);
        (await PartAsync(crew.Helper, path, "bytes=0-9")).Expect(206);

        (await crew.Chief.DeleteAsync($"organisations/{crew.Organisation}/members/{crew.HelperId}")).Expect(204);

        (await PartAsync(crew.Helper, path, "bytes=10-")).Expect(410, "gone");
        (await PartAsync(crew.Helper, path, "bytes=0-9")).Expect(410, "gone");
    }

    [Fact]
    public async Task A_member_who_is_removed_while_pieces_are_sent_gets_no_further_piece()
    {
        await using var app = new WebApp();
        var crew = await CrewAsync(app, Devices);
        var path = await ExportAsync(crew.Helper, Devices);

        var sent = await StreamAsync(app, crew.Token, path, async () =>
            (await crew.Chief.DeleteAsync($"organisations/{crew.Organisation}/members/{crew.HelperId}")).Expect(204));

        Assert.Equal(1, sent.Pieces);
        Assert.True(sent.Refused is Refusal.SessionEnded or Refusal.Gone, $"The download ended with {sent.Refused}.");
    }

    [Fact]
    public async Task A_download_that_nobody_disturbs_is_sent_to_its_end()
    {
        await using var app = new WebApp();
        var crew = await CrewAsync(app, Devices);
        var path = await ExportAsync(crew.Helper, Devices);

        var sent = await StreamAsync(app, crew.Token, path, () => Task.CompletedTask);

        Assert.True(sent is { Pieces: 2, Refused: null }, sent.ToString());
    }

    private static async Task<Crew> CrewAsync(WebApp app, int devices)
    {
        var op = await app.SignInOperatorAsync();
        var organisation = await op.FoundAsync("Rho Resale", "reseller");
        var chief = await app.InviteAsync(op, organisation, "rita@rho.example", "administrator", "key-manager");
        await app.InviteAsync(chief, organisation, "hugo@rho.example", "key-manager");
        await op.FinishDoneAsync(await op.UploadAsync("imports", "keys.csv", KeyFiles.List("KAM", 10_000_000, devices), ("organisationId", organisation)));
        var ids = Enumerable.Range(10_000_000, devices).Select(serial => new { id = $"KAM-{serial}", code = "42/24" });
        var claimed = await chief.FinishDoneAsync(await chief.PostAsync("claims", new { devices = ids, organisationId = organisation }));
        Assert.True(claimed.Json.GetProperty("refused").GetInt32() == 0, claimed.Body);
        var token = (await app.Anonymous().PostAsync("sign-in", new { email = "hugo@rho.example", password = Arrivals.Passphrase })).Expect(200).Text("accessToken");
        var helper = app.With(token);
        return new Crew(chief, helper, (await helper.GetAsync("me")).Expect(200).Text("id"), token, organisation);
    }

    private static async Task<string> ExportAsync(Caller caller, int devices)
    {
        var job = await caller.FinishDoneAsync(await caller.PostAsync("exports", new { filter = new { claim = "claimed" }, format = "json" }));
        Assert.Equal(devices, job.Json.GetProperty("done").GetInt32());
        return job.Json.GetProperty("file").GetProperty("href").GetString()!; // a finished export has a file
    }

    private static Task<Reply> PartAsync(Caller caller, string path, string range) => caller.SendAsync(HttpMethod.Get, path, null, ("Range", range));

    // The endpoint's own result, written to a body that stops after the first piece: over a socket the kernel would take several. Even a small
    // file has two, because its last byte is read alone.
    private static async Task<(int Pieces, Refusal? Refused)> StreamAsync(WebApp app, string token, string path, Func<Task> afterFirst)
    {
        await using var scope = app.Services.CreateAsyncScope();
        Assert.True(Credential.TryParse(token, out var credential));
        var actors = scope.ServiceProvider.GetRequiredService<ActorSource>();
        await actors.EnterAsync(credential, null);
        var grain = app.Services.GetRequiredService<IGrainFactory>().GetGrain<IFileGrain>(path.Split('/')[^2]);
        var file = await grain.GetAsync(await actors.GetAsync());
        var body = new SteppedBody(afterFirst);
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Response = { Body = body } };
        try
        {
            await new FileDownload(grain, file!, actors).ExecuteAsync(http); // just made
            return (body.Pieces, null);
        }
        catch (RefusedException refused)
        {
            return (body.Pieces, refused.Refusal);
        }
    }

    private sealed record Crew(Caller Chief, Caller Helper, string HelperId, string Token, string Organisation);
}
