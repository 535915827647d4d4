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

    [Inject] internal Browser Browser { get; set; } = null!; // set by the framework before use

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _user = await Grains.GetGrain<IUserGrain>(actor.User.Value).GetAsync(actor);
        _name = _user?.Profile.Name;
        _language = _user?.Profile.Language ?? System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        _theme = _user?.Profile.Theme ?? "auto";
    }

    private async Task SaveAsync()
    {
        var profile = new UserProfile(string.IsNullOrWhiteSpace(_name) ? null : _name.Trim(), _language, _theme);
        if (!await TryAsync(async actor => _user = await Grains.GetGrain<IUserGrain>(actor.User.Value).SetProfileAsync(actor, profile))) return;
        Toasts.Say(Words["Common.Saved"]);
        await Browser.PreferAsync("theme", _theme ?? "auto");
        if (_language != System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) await Browser.PreferAsync("language", _language ?? "en");
    }
}
