using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Kms.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Account;

/// <summary>What the pages before a session share: they are plain forms, because they set a cookie or prove a link.</summary>
public abstract class GatePage : ComponentBase
{
    [CascadingParameter] public required HttpContext Context { get; set; }

    [Inject] internal IGrainFactory Grains { get; set; } = null!; // these are set by the framework before use

    [Inject] internal IActorSource Actors { get; set; } = null!;

    [Inject] internal Denials Denials { get; set; } = null!;

    [Inject] internal NavigationManager Navigation { get; set; } = null!;

    [Inject] internal SessionCookies Cookies { get; set; } = null!;

    [Inject] internal ProductInfo Product { get; set; } = null!;

    [Inject] internal IStringLocalizer<Texts> Words { get; set; } = null!;

    internal RefusedException? Reason { get; private set; }

    /// <summary>What is wrong with one field, beside the field.</summary>
    protected Dictionary<string, string> Faults { get; } = [];

    internal string? Address => Context.Address();

    internal static string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>True when it was done.</summary>
    internal async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusedException refused)
        {
            await Denials.NoteAsync(refused);
            Reason = refused;
            return false;
        }
    }

    internal async Task SignInAsync(string email, string password, string? returnUrl)
    {
        var signedIn = await Grains.Accounts().SignInAsync(new SignInOrder(email, password, null, Address, Device, ForApi: false));
        await EnterAsync(signedIn, returnUrl);
    }

    internal string? Device => BrowserName.Of(Context.Request.Headers.UserAgent.ToString());

    /// <param name="signedIn">The session that was opened.</param>
    /// <param name="returnUrl">Where to go on.</param>
    /// <param name="origin">At which address; the present one when it is not said.</param>
    internal async Task EnterAsync(SignedIn signedIn, string? returnUrl, string origin = "")
    {
        Cookies.Issue(Context, signedIn);
        await ApplyLanguageAsync(signedIn);
        Navigation.NavigateTo(origin + (signedIn.MustChangePassword ? "/password" : LocalUrl.OrHome(returnUrl)));
    }

    // The account's language holds on every browser the person signs in from.
    private async Task ApplyLanguageAsync(SignedIn signedIn)
    {
        if (!Credential.TryParse(signedIn.Token, out var credential)) return;
        var user = Grains.GetGrain<IUserGrain>(signedIn.User.Value);
        if (await user.IssueTicketAsync(credential.Session, credential.Secret, Address) is not { MustChangePassword: false } ticket) return;
        if (await user.GetAsync(ticket) is { Profile: var profile }) PreferenceCookies.Apply(Context, profile);
    }
}
