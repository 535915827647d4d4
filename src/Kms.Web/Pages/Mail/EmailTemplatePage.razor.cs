using System.Collections.Immutable;
using Kms.Mail;
using Kms.Users;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Mail;

/// <summary>One template: its text beside the mail that comes of it. Two people may write at once; whoever saves second is asked.</summary>
public sealed partial class EmailTemplatePage
{
    private readonly TemplateForm _form = new();
    private EmailTemplateView? _view;
    private ImmutableArray<EmailTemplateRow> _languages = [];
    private MailPreview? _preview;
    private EmailTemplateId? _tested;
    private int _version;
    private int _asked;
    private bool _conflict;
    private bool _recalled;

    [Parameter] public required string Id { get; set; }

    private EmailTemplateId Template => EmailTemplateId.TryParse(Id, out var id) ? id : throw new RefusedException(Refusal.NotFound);

    private IEmailTemplatesGrain Owner => Grains.GetGrain<IEmailTemplatesGrain>(Template.Owner);

    private bool IsOriginal => _view is null || _view.Row.Id.IsOriginal;

    private string Kind => _view is null ? "" : Words.Say($"MailKind.{_view.Row.Kind}", _view.Row.Kind);

    private string Title => _view is null ? Words["EmailTemplates.Template"] : Kind;

    private string BackTo => _view is null || _view.Row.Id.Owner == EmailTemplateId.Service
        ? "/email-templates" : $"/email-templates?organisation={_view.Row.Id.Owner}";

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _view = EmailTemplateId.TryParse(Id, out _) ? await Owner.GetAsync(actor, Template) : null;
        if (_view is not { } view) return;
        var all = await Owner.ListAsync(actor, new(view.Row.Kind));
        _languages = [.. all.GroupBy(row => row.Language).Select(rows => rows.First(row => row.IsActive))];
        await Browser.NeedAsync("/js/compose.js");
        var kept = IsOriginal ? null : await TemplateDraft.RecallAsync(Browser, Template);
        Show(view, kept);
        await ShowAsync();
    }

    internal override void Tell(RefusedException refused)
    {
        if (refused.Refusal == Refusal.Conflict) _conflict = true;
        else if (refused is { Refusal: Refusal.Invalid, Problems.Length: > 0 }) _form.Fail(refused, Words);
        else base.Tell(refused);
    }

    private void Show(EmailTemplateView view, TemplateDraft? kept)
    {
        var saved = new EmailTemplateDraft(view.Row.Name, view.Row.Subject, view.Body);
        _recalled = kept is not null && kept.Text != saved;
        (_view, _version, _conflict) = (view, _recalled ? kept!.Version : view.Row.Version, false); // recalled, so not null
        _form.Show(_recalled ? kept!.Text : saved);
    }

    // After each pause in the writing; an answer that a later one has overtaken is not shown.
    private async Task ShowAsync()
    {
        var (mine, text) = (++_asked, IsOriginal ? null : _form.ToDraft());
        try
        {
            if (text is not null && !_conflict) await new TemplateDraft(_version, text).KeepAsync(Browser, Template);
            var preview = await Denials.WatchAsync(async () => await Owner.PreviewAsync(await Actors.GetAsync(), Template, text));
            if (mine != _asked) return;
            _form.Accept();
            _preview = preview;
        }
        catch (RefusedException refused)
        {
            if (mine == _asked) Tell(refused);
        }
    }

    private Task SaveAsync() => ChangeAsync(actor => Owner.SaveAsync(actor, Template, _form.ToDraft(), _version), Words["EmailTemplate.Saved"]);

    private async Task KeepMineAsync()
    {
        if (!await TryAsync(async actor => _version = (await Owner.GetAsync(actor, Template) ?? throw new RefusedException(Refusal.NotFound)).Row.Version)) return;
        await SaveAsync();
    }

    private async Task DiscardAsync()
    {
        await TemplateDraft.ForgetAsync(Browser, Template);
        await ReloadAsync();
    }

    // What is written is what becomes active.
    private async Task ToggleAsync()
    {
        var active = !_view!.Row.IsActive; // the button stands on a template that is shown
        if (active && _form.ToDraft() != new EmailTemplateDraft(_view.Row.Name, _view.Row.Subject, _view.Body)) await SaveAsync();
        if (_form.Faults.Count > 0 || _conflict) return;
        await ChangeAsync(actor => Owner.SetActiveAsync(actor, Template, active), active ? Words["EmailTemplates.Activated"] : Words["EmailTemplates.Deactivated"]);
    }

    private Task RestoreAsync(EmailTemplateRevision before) =>
        ChangeAsync(actor => Owner.RestoreAsync(actor, Template, before.Version, _version), Words["EmailTemplate.Restored"]);

    private async Task CopyAsync()
    {
        var copy = EmailTemplateId.Copy(Template.Owner, NewId.Grain());
        if (!await TryAsync(actor => Owner.CopyAsync(actor, Template, copy, null))) return;
        Toasts.Say(Words["EmailTemplates.Copied"]);
        GoOn($"/email-templates/{copy}");
    }

    private async Task DeleteAsync()
    {
        var name = _view!.Row.Name ?? Kind; // the button stands on a template that is shown
        var text = _view.Row.IsActive ? Words["EmailTemplates.DeleteActiveText", name] : Words["EmailTemplates.DeleteText", name];
        if (!await Prompts.ConfirmAsync(new Prompt(Words["EmailTemplates.DeleteTitle"], text, Words["EmailTemplates.Delete"]))) return;
        if (!await TryAsync(actor => Owner.DeleteAsync(actor, Template))) return;
        await TemplateDraft.ForgetAsync(Browser, Template);
        Toasts.Say(Words["EmailTemplates.Deleted"]);
        GoOn(BackTo);
    }

    private async Task ChangeAsync(Func<ActorTicket, Task<EmailTemplateView>> change, string done)
    {
        if (!await TryAsync(async actor => Show(await change(actor), null))) return;
        await TemplateDraft.ForgetAsync(Browser, Template);
        Toasts.Say(done);
        await ShowAsync();
    }
}
