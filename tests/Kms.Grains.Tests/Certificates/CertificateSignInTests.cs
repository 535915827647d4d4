using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Audit;
using Kms.Certificates;
using Kms.Organisations;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Certificates;

public sealed class CertificateSignInTests(CertificateHost host) : IClassFixture<CertificateHost>
{
    [Fact]
    public async Task The_holder_is_signed_in_as_by_a_password_and_the_trail_says_by_which_certificate()
    {
        var (office, row, content) = await PrepareAsync();

        var signedIn = await SignInAsync(content);

        Assert.Equal(office.Anna, signedIn.User);
        var ticket = await host.Host.Grain<ITicketsGrain>("tickets").IssueAsync(signedIn.Token, "192.0.2.7");
        Assert.Equal(office.Anna, ticket!.User);
        Assert.Contains(await EntriesAsync("session.started"), entry => entry.Details.GetValueOrDefault("serial") == row.Serial);
    }

    [Fact]
    public async Task A_certificate_on_hold_signs_nobody_in_until_it_is_in_force_again()
    {
        var (office, row, content) = await PrepareAsync();
        await office.Holder.SuspendAsync(await office.ActAsAdministratorAsync(), row.Serial, true);

        Assert.Equal("sign-in-suspended", await ProblemAsync(content));

        await office.Holder.SuspendAsync(await office.ActAsAdministratorAsync(), row.Serial, false);
        Assert.Equal(office.Anna, (await SignInAsync(content)).User);
    }

    [Fact]
    public async Task Revoking_a_certificate_ends_what_it_opened_and_it_opens_nothing_more()
    {
        var (office, row, content) = await PrepareAsync();
        var signedIn = await SignInAsync(content);

        await office.Holder.RevokeAsync(await office.ActAsAdministratorAsync(), row.Serial, RevocationReason.KeyCompromise);

        Assert.Null(await host.Host.Grain<ITicketsGrain>("tickets").IssueAsync(signedIn.Token, null));
        Assert.Equal("sign-in-revoked", await ProblemAsync(content));
        Assert.Contains(await EntriesAsync("sign-in.certificate-refused"), entry => entry.Subject == row.Serial && entry.Details["reason"] == "revoked");
    }

    [Fact]
    public async Task A_certificate_whose_time_is_over_signs_nobody_in()
    {
        var (office, row, content) = await PrepareAsync();
        var held = new HeldCertificate
        {
            Serial = row.Serial, Draft = office.Draft, OrganisationName = "", Content = content, Issued = row.Issued, Expires = row.Expires, TermsVersion = "",
        };
        var card = new AccountCard(office.Anna, EmailAddress.Parse(office.Mail), null, null, true, false, [EmailAddress.Parse(office.Mail)], 0);

        Assert.Equal(SignInVerdict.Expired, Judge(row.Expires));
        Assert.Null(Judge(row.Expires.AddSeconds(-1)));

        string? Judge(DateTimeOffset now) => SignInRules.Refuse(held, content, new(true), Roles.Reader, card, now);
    }

    [Fact]
    public async Task The_serial_number_alone_proves_nothing()
    {
        var (_, row, content) = await PrepareAsync();

        Assert.Null(await ProblemAsync(Forge(content, row.Serial)));
        Assert.Null(await ProblemAsync([1, 2, 3]));
        await SignInAsync(content);
    }

    [Fact]
    public async Task Only_an_organisation_that_allows_it_is_signed_in_to()
    {
        var (office, _, content) = await PrepareAsync();
        await AllowAsync(office, false);

        Assert.Null(await ProblemAsync(content));

        await AllowAsync(office, true);
        await SignInAsync(content);
    }

    [Fact]
    public async Task A_certificate_from_before_the_option_is_for_mail_alone()
    {
        var office = await Office.OpenAsync(host.Host);
        await office.EnrolAsync();
        var content = await ContentAsync(office);
        await AllowAsync(office, true);

        Assert.Null(await ProblemAsync(content));

        await office.EnrolAsync();
        await SignInAsync(await ContentAsync(office));
    }

    [Fact]
    public async Task Who_is_deactivated_or_has_left_is_not_signed_in()
    {
        var (office, _, content) = await PrepareAsync();
        var chief = await host.Host.People.ActAsync(await host.Host.People.AddOperatorAsync());
        var account = host.Host.Grain<IUserGrain>(office.Anna.Value);
        await account.SetActiveAsync(chief, false);
        Assert.Null(await ProblemAsync(content));

        await account.SetActiveAsync(chief, true);
        await SignInAsync(content);

        await host.Host.Grain<IOrganisationGrain>(office.Organisation.Value).RemoveMemberAsync(await office.ActAsAdministratorAsync(), office.Anna);
        Assert.Null(await ProblemAsync(content));
    }

    [Fact]
    public async Task An_administrator_who_has_the_link_sent_elsewhere_does_not_get_into_the_account()
    {
        var office = await Office.OpenAsync(host.Host);
        await AllowAsync(office, true);
        await office.EnrolAsync(office.Draft with { Email = "boss." + office.Mail });

        Assert.Null(await ProblemAsync(await ContentAsync(office, "boss." + office.Mail)));

        await office.EnrolAsync();
        await SignInAsync(await ContentAsync(office));
    }

    private async Task<(Office Office, CertificateRow Row, ImmutableArray<byte> Content)> PrepareAsync()
    {
        var office = await Office.OpenAsync(host.Host);
        await AllowAsync(office, true);
        var row = await office.EnrolAsync();
        return (office, row, await ContentAsync(office));
    }

    private async Task AllowAsync(Office office, bool allows)
    {
        var (grain, actor) = (host.Host.Grain<IOrganisationGrain>(office.Organisation.Value), await office.ActAsAdministratorAsync());
        var profile = (await grain.GetAsync(actor))!.Profile;
        await grain.UpdateAsync(actor, profile with { SignInByCertificate = allows }, null);
    }

    private async Task<ImmutableArray<byte>> ContentAsync(Office office, string? email = null)
    {
        var directory = host.Host.Grain<ICertificateDirectoryGrain>("directory");
        return (await directory.FindByMailAsync(EmailAddress.Parse(email ?? office.Mail), "192.0.2.1"))[0].Content;
    }

    private Task<SignedIn> SignInAsync(ImmutableArray<byte> content) =>
        host.Host.Grain<ICertificateSignInGrain>("certificates").SignInAsync(new(content, null, "Test"));

    // What the refusal tells the stranger of the reason; null for nothing.
    private async Task<string?> ProblemAsync(ImmutableArray<byte> content)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => SignInAsync(content));
        Assert.Equal(Refusal.CertificateRefused, refused.Refusal);
        return refused.Problems.SingleOrDefault()?.Code;
    }

    private async Task<ImmutableArray<AuditEntry>> EntriesAsync(string kind)
    {
        var chief = await host.Host.People.ActAsync(await host.Host.People.AddOperatorAsync($"chief.{kind}@example.com"));
        return (await host.Host.Grain<IAuditGrain>("audit").FindAsync(chief, new AuditFilter(Kind: kind), new PageRequest())).Items;
    }

    // Another authority that calls itself as ours does.
    private static ImmutableArray<byte> Forge(ImmutableArray<byte> content, string serial)
    {
        using var real = X509CertificateLoader.LoadCertificate(content.AsSpan());
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(real.SubjectName, real.PublicKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in real.Extensions) request.CertificateExtensions.Add(extension);
        using var forged = request.Create(
            real.IssuerName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), real.NotBefore, real.NotAfter, Convert.FromHexString(serial));
        return [.. forged.RawData];
    }
}
