using System.Security.Claims;
using Kms.Users;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Kms.Web.Auth;

/// <summary>An open page becomes anonymous within a minute of its session's end. Grain calls are refused at once all the same.</summary>
internal sealed partial class SessionRevalidation : ServerAuthenticationStateProvider, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _clock;
    private readonly ILogger<SessionRevalidation> _log;
    private CancellationTokenSource? _watch;

    public SessionRevalidation(IGrainFactory grains, TimeProvider clock, ILogger<SessionRevalidation> log)
    {
        (_grains, _clock, _log) = (grains, clock, log);
        AuthenticationStateChanged += Watch;
    }

    public void Dispose()
    {
        _watch?.Cancel();
        _watch?.Dispose();
    }

    private void Watch(Task<AuthenticationState> state)
    {
        Dispose();
        _watch = new CancellationTokenSource();
        _ = WatchAsync(state, _watch.Token);
    }

    private async Task WatchAsync(Task<AuthenticationState> state, CancellationToken stop)
    {
        try
        {
            if (SessionIdentity.Of((await state).User) is not { } identity) return;
            using var timer = new PeriodicTimer(Interval, _clock);
            while (await timer.WaitForNextTickAsync(stop))
                if (!await IsLiveAsync(identity)) break;
        }
        catch (OperationCanceledException) { return; }
        catch (Exception error) { LogFailed(error); } // A check that cannot be made counts as failed.
        SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }

    private async Task<bool> IsLiveAsync(SessionIdentity identity)
    {
        var user = _grains.GetGrain<IUserGrain>(identity.Credential.User.Value);
        try
        {
            return await user.IssueTicketAsync(identity.Credential.Session, identity.Credential.Secret, identity.Address, touch: false) is not null;
        }
        catch (RefusedException refused) when (refused.Refusal is Refusal.StorageUnavailable or Refusal.Unreachable)
        {
            return true; // A short outage throws nobody out; the grains refuse every act meanwhile.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The session of an open page could not be checked.")]
    private partial void LogFailed(Exception error);
}
