using Kms.Audit;
using Kms.Keys;
using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.Options;

namespace Kms.Certificates;

/// <summary>What the authority stands on.</summary>
internal sealed record AuthorityTools(
    IKeyVault Vault, ICertificateStore Store, IEffectStore Effects, ITicketAuthority Tickets, IOptions<CertificateOptions> Options,
    IOptions<AccountOptions> Accounts, TimeProvider Clock)
{
    public DateTimeOffset Now => Clock.GetUtcNow();

    public AuthorityAddresses Addresses => new(Options.Value.PublicBase);

    /// <summary>Writes down that the authority cannot sign, once an hour, and says so.</summary>
    public async Task<RefusedException> RefuseAsync()
    {
        var hour = $"authority-unusable/{Now.UtcDateTime:yyyyMMddHH}";
        await Effects.CommitAsync(Storage.Effects.Of(new Moment(Now, null, hour).Fact("authority.unusable")));
        return new(
            Refusal.AuthorityUnavailable,
            "The certificate authority cannot sign: its private key does not open under the key ring of this service. Nothing was issued. Restore the document of the authority from a backup.");
    }
}
