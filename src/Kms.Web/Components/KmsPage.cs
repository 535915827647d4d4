using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Components;

/// <summary>
/// What pages share: a fresh ticket before every grain call, one place where a refusal becomes words. The first, plain answer shows the
/// frame alone; what the page holds is fetched once, when the page is live.
/// </summary>
public abstract class KmsPage : ComponentBase
{
    private object? _subject;
    private Task _load = Task.CompletedTask;
    private int _loads;
    private string? _actedAt;

    [Inject] internal IGrainFactory Grains { get; set; } = null!; // these are set by the framework before use

    [Inject] internal IActorSource Actors { get; set; } = null!;

    [Inject] internal Denials Denials { get; set; } = null!;

    [Inject] internal NavigationManager Navigation { get; set; } = null!;

    [Inject] internal Toasts Toasts { get; set; } = null!;

    [Inject] internal Prompts Prompts { get; set; } = null!;

    [Inject] internal Browser Browser { get; set; } = null!;

    [Inject] internal IStringLocalizer<Texts> Words { get; set; } = null!;

    [CascadingParameter] public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    internal bool Loading { get; private set; } = true;

    /// <summary>An act is under way: its button waits.</summary>
    internal bool Busy { get; private set; }

    internal RefusedException? Reason { get; private set; }

    /// <summary>What is shown; fetched anew when it changes, not whenever something around it is drawn again.</summary>
    internal virtual object Subject => Navigation.Uri;

    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || Equals(_subject, Subject)) return;
        // What is shown belongs to something else: nobody must take it for what the address names now.
        (_subject, Loading) = (Subject, true);
        await ReloadAsync();
    }

    internal virtual Task LoadAsync(ActorTicket actor) => Task.CompletedTask;

    protected Task ReloadAsync() => _load = LoadAfterAsync(_load, ++_loads);

    // One after the other: of two at once the older one could end last, and what it fetched would stay.
    private async Task LoadAfterAsync(Task before, int mine)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (mine != _loads) return;
        Reason = null;
        try { await LoadAsync(await Actors.GetAsync()); }
        catch (RefusedException refused)
        {
            await Denials.NoteLookAsync(refused);
            Refuse(refused);
        }
        Loading = false;
    }

    /// <summary>Does something; a refusal is told in a notice. True when it was done.</summary>
    internal async Task<bool> TryAsync(Func<ActorTicket, Task> act)
    {
        if (Busy) return false;
        (Busy, _actedAt) = (true, Navigation.Uri);
        try
        {
            await act(await Actors.GetAsync());
            Browser.Saved(_actedAt);
            return true;
        }
        catch (RefusedException refused)
        {
            await Denials.NoteAsync(refused);
            Tell(refused);
            return false;
        }
        finally { Busy = false; }
    }

    /// <summary>To what the act led to, unless the person has gone elsewhere while it was under way.</summary>
    internal void GoOn(string address, bool forceLoad = false, bool replace = false)
    {
        if (Navigation.Uri == _actedAt) Navigation.NavigateTo(address, forceLoad, replace);
    }

    internal virtual void Tell(RefusedException refused)
    {
        if (refused.Refusal == Refusal.SessionEnded) GoToSignIn();
        var words = RefusalWords.Of(refused, Words, act: true);
        Toasts.Warn(words.Problems.Count == 0 ? words.Text : string.Join(" ", words.Problems));
    }

    private void Refuse(RefusedException refused)
    {
        if (refused.Refusal == Refusal.SessionEnded) GoToSignIn();
        else if (refused.Refusal == Refusal.MustChangePassword) Navigation.NavigateTo("/password", forceLoad: true);
        else Reason = refused;
    }

    private void GoToSignIn()
    {
        var here = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        Navigation.NavigateTo($"/sign-in?returnUrl={Uri.EscapeDataString(here)}", forceLoad: true);
    }
}
