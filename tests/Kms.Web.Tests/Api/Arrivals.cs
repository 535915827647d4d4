using Kms.Testing;

namespace Kms.Web.Tests.Api;

/// <summary>How people come in: by an invitation or by themselves, always through the link in a mail.</summary>
internal static class Arrivals
{
    public const string Passphrase = "correct horse battery staple";

    /// <summary>Invites a person to an organisation, opens the link in the mail, chooses a password and signs in.</summary>
    public static async Task<Caller> InviteAsync(this WebApp app, Caller inviter, string organisation, string email, params string[] roles)
    {
        var invitation = (await inviter.PostAsync("invitations", new { email, organisationId = organisation, roles })).Expect(201).Text("id");
        (await inviter.PostAsync($"invitations/{invitation}/send")).Expect(200);
        var token = TokenOf(await app.Mails.FindLinkAsync(email, "/invitation?"));
        (await app.Anonymous().PostAsync("invitations/accept", new { token, password = Passphrase })).Expect(201);
        return await app.SignInAsync(email, Passphrase);
    }

    /// <summary>Registers, opens the link in the mail, chooses a password and signs in.</summary>
    public static async Task<Caller> RegisterAsync(this WebApp app, string email)
    {
        (await app.Anonymous().PostAsync("registrations", new { email })).Expect(202);
        var token = TokenOf(await app.Mails.FindLinkAsync(email, "/activate?"));
        (await app.Anonymous().PostAsync("registrations/activate", new { token, password = Passphrase })).Expect(201);
        return await app.SignInAsync(email, Passphrase);
    }

    public static async Task<string> FoundAsync(this Caller op, string name, string kind, string? customerNumber = null) =>
        (await op.PostAsync("organisations", new { name, kind, customerNumber, country = "DK", locale = "en" })).Expect(201).Text("id");

    public static string TokenOf(string link) => link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];
}
