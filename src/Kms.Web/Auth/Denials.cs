using Kms.Audit;
using Kms.Web.Api;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Auth;

/// <summary>
/// Whoever tries what the role or the token does not allow stands in the audit trail with it (OWASP ASVS 16.3.2). Every door notes here what
/// it catches, once; the trail itself keeps one person from filling it.
/// </summary>
internal sealed class Denials(IGrainFactory grains, IActorSource actors, NavigationManager navigation)
{
    private const string Kind = "access.denied";

    // The address whose refusal is noted already.
    private string? _seen;

    /// <param name="refused">Noted when it is about permission.</param>
    /// <param name="what">What was tried, without what was typed.</param>
    public async Task NoteAsync(RefusedException refused, string what)
    {
        if (refused.Refusal is not (Refusal.Forbidden or Refusal.ScopeMissing)) return;
        if (await actors.FindAsync() is { } actor) await grains.GetGrain<IAuditGrain>(GrainKeys.Audit).NoteAsync(actor, Kind, what);
    }

    /// <summary>On a page: what was refused stays refused; that the trail does not answer is told by the next act.</summary>
    public async Task NoteAsync(RefusedException refused)
    {
        try { await NoteAsync(refused, "page /" + navigation.ToBaseRelativePath(navigation.Uri).Split('?')[0]); }
        catch (RefusedException) { }
    }

    /// <summary>On a page that opens: to look at it is one try, however many of its parts are refused.</summary>
    public async Task NoteLookAsync(RefusedException refused)
    {
        if (_seen == navigation.Uri) return;
        if (_seen is null) navigation.LocationChanged += (_, _) => _seen = "";
        _seen = navigation.Uri;
        await NoteAsync(refused);
    }

    /// <summary>On a page: fetches what it shows, and passes a refusal on.</summary>
    public async Task<T> WatchAsync<T>(Func<Task<T>> fetch)
    {
        try { return await fetch(); }
        catch (RefusedException refused)
        {
            await NoteLookAsync(refused);
            throw;
        }
    }
}
