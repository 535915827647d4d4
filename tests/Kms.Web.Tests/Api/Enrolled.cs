using System.Globalization;
using Kms.Certificates;
using Kms.Users;
using Kms.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Web.Tests.Api;

/// <summary>Somebody with a certificate for secure mail.</summary>
internal sealed record Enrolled(WebApp App, Caller Administrator, string User, string Email, string Serial)
{
    private static int s_people;

    public static async Task<Enrolled> MakeAsync(WebApp app, Caller chief, bool inDirectory = true)
    {
        var number = Interlocked.Increment(ref s_people).ToString(CultureInfo.InvariantCulture);
        var organisation = await chief.FoundAsync($"Lambda, {number}; Works", "utility");
        var administrator = await app.InviteAsync(chief, organisation, $"lars{number}@lambda.example", "administrator");
        var email = $"lena{number}@lambda.example";
        var person = await app.InviteAsync(chief, organisation, email, "reader");
        var user = (await person.GetAsync("me")).Expect(200).Text("id");
        var order = new { organisationId = organisation, name = "Lena Løvstrøm", inCertificate = true, inDirectory };
        var code = (await administrator.PostAsync($"users/{user}/certificates", order)).Expect(201).Text("code");
        var token = Arrivals.TokenOf(await app.Mails.FindLinkAsync(email, "/certificates/enrol?"));
        var row = await app.Services.GetRequiredService<IGrainFactory>().Certificates()
            .EnrolAsync(new(token, null, code, CertificateOptions.Terms, "Twelve-Herons-19"));
        return new(app, administrator, user, email, row.Serial);
    }

    public async Task RevokeAsync() =>
        (await Administrator.PostAsync($"users/{User}/certificates/{Serial}/revoke", new { reason = "key-compromise" })).Expect(200);
}
