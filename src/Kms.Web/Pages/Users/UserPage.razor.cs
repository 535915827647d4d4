using System.Globalization;
using Kms.Mail;
using Kms.Users;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Mail;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Users;

/// <summary>One user (I4): the person, the way in, the organisations. Nobody chooses a password for somebody else.</summary>
public sealed partial class UserPage
{
    private UserView? _user;
    private EmailTemplateId? _test;
    private string? _name;
    private string? _language;
    private string? _nameFault;
    private string? _issued;
    private bool _isSelf;
    private bool _testing;
    private bool _stale;

    [Parameter] public required string Id { get; set; }

    private IUserGrain Grain => Grains.GetGrain<IUserGrain>(Id);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_isSelf, _stale) = (actor.User.Value == Id, false);
        _user = await Grain.GetAsync(actor);
        if (_user is null) return;
        (_name, _language) = (_user.Profile.Name, _user.Profile.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        _test = TemplateOwners.PlainTest(actor, null, _language);
    }

    internal override void Tell(RefusedException refused)
    {
        if (refused is { Refusal: Refusal.Invalid, Problems: [{ Field: "name" } fault, ..] }) _nameFault = RefusalWords.Say(fault, Words);
        else base.Tell(refused);
    }

    // Somebody else may have the same person open; the appearance is the person's own and stays.
    private async Task SaveAsync(bool over)
    {
        _nameFault = null;
        var name = string.IsNullOrWhiteSpace(_name) ? null : _name.Trim();
        var saved = await TryAsync(async actor =>
        {
            var now = (await Grain.GetAsync(actor))?.Profile;
            _stale = !over && (now?.Name, now?.Language) != (_user?.Profile.Name, _user?.Profile.Language);
            if (!_stale) _user = await Grain.SetProfileAsync(actor, new(name, _language, now?.Theme));
        });
        if (saved && !_stale) Toasts.Say(Words["Common.Saved"]);
    }

    private async Task ResetAsync(bool oneTime)
    {
        if (_user is not { } user) return;
        var text = oneTime ? Words["Members.OneTimeAsk", user.Email] : Words["Members.SendResetAsk", user.Email];
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Members.ResetTitle"], text, oneTime ? Words["Members.Issue"] : Words["Forgot.Submit"], IsDanger: false))) return;
        if (!await TryAsync(async actor => _issued = await Grain.StartResetAsync(actor, oneTime))) return;
        if (!oneTime) Toasts.Say(Words["Members.ResetSent", user.Email]);
        await ReloadAsync();
    }

    private async Task EndSessionsAsync()
    {
        if (!await Prompts.ConfirmAsync(new Prompt(Words["User.EndTitle"], Words["User.EndAsk", _user?.Email ?? ""], Words["User.EndSessions"]))) return;
        if (await TryAsync(actor => Grain.EndSessionAsync(actor, null))) Toasts.Say(Words["User.Ended"]);
    }

    private async Task SetActiveAsync()
    {
        if (_user is not { } user) return;
        var prompt = new Prompt(Words["Members.DeactivateTitle"], Words["Members.DeactivateText", user.Email], Words["Members.Deactivate"]);
        if (user.Active && !await Prompts.ConfirmAsync(prompt)) return;
        if (!await TryAsync(actor => Grain.SetActiveAsync(actor, !user.Active))) return;
        Toasts.Say(Words["Common.Saved"]);
        await ReloadAsync();
    }
}
