using System.Collections.Immutable;
using Kms.Certificates;
using Kms.Organisations;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Certificates;

/// <summary>An organisation with an administrator and Anna, who gets a certificate.</summary>
internal sealed record Office(KmsHost Host, OrganisationId Organisation, ActorTicket Administrator, UserId Anna, string Mail)
{
    public const string Password = "correct Zebra 9 battery";
    public const string NextPassword = "another Giraffe 7 staple";
    private static int s_orders;

    public ICertificatesGrain Door => Host.Grain<ICertificatesGrain>("certificates");

    public IAuthorityGrain Authority => Host.Grain<IAuthorityGrain>(IAuthorityWork.Grain);

    public ICertificateHolderGrain Holder => Host.Grain<ICertificateHolderGrain>(Anna.Value);

    public CertificateDraft Draft => new(Organisation, Mail, "Anna Jensen", InCertificate: true, InDirectory: true);

    public static async Task<Office> OpenAsync(KmsHost host)
    {
        var number = Interlocked.Increment(ref s_orders);
        var organisation = await host.People.FoundAsync($"Hofor {number}");
        var administrator = await host.People.AddAsync($"admin{number}@example.com", (organisation, Roles.Administrator));
        var mail = $"anna{number}@example.com";
        var anna = await host.People.AddAsync(mail, (organisation, Roles.Reader));
        return new(host, organisation, await host.People.ActAsync(administrator), anna, mail);
    }

    public Task<ActorTicket> ActAsAnnaAsync() => Host.People.ActAsync(Anna);

    public Task<ActorTicket> ActAsAdministratorAsync() => Host.People.ActAsync(Administrator.User);

    /// <summary>Saves what it is to say and orders it.</summary>
    public async Task<(string Token, string Code)> OrderAsync(CertificateDraft? draft = null)
    {
        await Holder.SetSettingsAsync(await ActAsAdministratorAsync(), draft ?? Draft);
        var placed = await Holder.OrderAsync(await ActAsAdministratorAsync(), Organisation, NewOrder());
        return (Accounts.TokenOf(await Host.Mails.FindLinkAsync((draft ?? Draft).Email, placed.Order.Id.Value)), placed.Code);
    }

    /// <summary>The token of the newest mail about an order.</summary>
    public async Task<string> TokenAsync(CertificateOrderId order, int mails = 1) =>
        Accounts.TokenOf(await Host.Mails.FindLinkAsync(Mail, order.Value, mails));

    public async Task<CertificateRow> EnrolAsync(CertificateDraft? draft = null, string password = Password)
    {
        var (token, code) = await OrderAsync(draft);
        return await Door.EnrolAsync(First(token, code, password));
    }

    public EnrolmentOrder First(string token, string code, string password = Password) => new(token, null, code, CertificateOptions.Terms, password);

    public async Task<byte[]> BackupAsync(string serial, bool compatible = false, string password = Password) =>
        (await Holder.BackupAsync(await ActAsAnnaAsync(), serial, password, "anna", compatible)).Content;

    public async Task<ImmutableArray<AuthorityCertificate>> ChainAsync() => (await Authority.GetAsync()).Chain;

    public static CertificateOrderId NewOrder() => new(Guid.NewGuid().ToString("N"));
}
