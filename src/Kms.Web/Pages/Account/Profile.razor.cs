using Kms.Users;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

public sealed partial class Profile
{
    private UserView? _user;
    private string? _name;
    private string? _language;
    private string? _theme;

    [SupplyParameterFromQuery(Name = "done")] public string? Finished { get; set; }

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _user = await Grains.GetGrain<IUserGrain>(actor.User.Value).GetAsync(actor);
        _name = _user?.Profile.Name;
        _language = _user?.Profile.Language ?? System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        _theme = _user?.Profile.Theme ?? "auto";
    }

    private async Task SaveAsync()
    {
        if (!await TryAsync(SaveAsync)) return;
        Toasts.Say(Words["Common.Saved"]);
        await Browser.PreferAsync("theme", _theme ?? "auto");
        if (_language != System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) await Browser.PreferAsync("language", _language ?? "en");
    }

    // What was not touched here stays as another tab, or an administrator, has saved it meanwhile.
    private async Task SaveAsync(ActorTicket actor)
    {
        var grain = Grains.GetGrain<IUserGrain>(actor.User.Value);
        var (shown, now) = (_user?.Profile, (await grain.GetAsync(actor))?.Profile);
        var name = string.IsNullOrWhiteSpace(_name) ? null : _name.Trim();
        _user = await grain.SetProfileAsync(actor, new(
            name == shown?.Name ? now?.Name : name, _language == shown?.Language ? now?.Language : _language, _theme == shown?.Theme ? now?.Theme : _theme));
        (_name, _language, _theme) = (_user.Profile.Name, _user.Profile.Language ?? _language, _user.Profile.Theme ?? _theme);
    }
}
