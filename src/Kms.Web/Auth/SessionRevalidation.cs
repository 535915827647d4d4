using Kms.Users;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Kms.Web.Auth;

/// <summary>An open page becomes anonymous within a minute of its session's end. Grain calls are refused at once all the same.</summary>
internal sealed class SessionRevalidation(ILoggerFactory logs, IGrainFactory grains) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (SessionIdentity.Of(authenticationState.User) is not { } identity) return false;
        var user = grains.GetGrain<IUserGrain>(identity.Credential.User.Value);
        try
        {
            return await user.IssueTicketAsync(identity.Credential.Session, identity.Credential.Secret, identity.Address, touch: false) is not null;
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.StorageUnavailable)
        {
            return true; // A short outage throws nobody out; the grains refuse every act meanwhile.
        }
    }
}
