using Kms.Invitations;
using Kms.Mail;
using Kms.Users;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Invitations;

/// <summary>Personal data, review with the mail as it will leave, send, confirmation (I1).</summary>
public sealed partial class InvitationPage
{
    private InvitationForm _form = new();
    private InvitationRow? _row;
    private MailPreview? _preview;
    private InformationDocument? _attached;
    private string? _id;
    private bool _isOperator;
    private bool _stale;
    private int _step;

    [Parameter] public string? Id { get; set; }

    private bool IsOver => _row?.State is InvitationState.Accepted or InvitationState.Revoked;

    private IInvitationGrain Grain => Grains.GetGrain<IInvitationGrain>(_id ??= Id ?? NewId.Grain());

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_isOperator, _stale) = (actor.IsOperator, false);
        if (Id is null)
        {
            _form = new() { Organisation = actor.Memberships.Length == 1 ? actor.Memberships[0].Organisation.Value : null };
            return;
        }
        _row = await Grain.GetAsync(actor) ?? throw new RefusedException(Refusal.NotFound);
        _form = InvitationForm.Of(_row);
    }

    private async Task SaveAsync(bool over)
    {
        if (!_form.Check(Words, _isOperator) || !await TryAsync(actor => SaveAsync(actor, over))) return;
        if (!_stale) _step = 1;
    }

    private async Task SaveAsync(ActorTicket actor, bool over)
    {
        var now = await Grain.GetAsync(actor);
        _stale = !over && _row is not null && now != _row;
        if (_stale) return;
        _row = await (now is not null ? Grain.UpdateAsync(actor, _form.ToDraft()) : Grain.CreateAsync(actor, _form.ToDraft()));
        await ShowAsync(actor);
    }

    private async Task ShowAsync(ActorTicket actor)
    {
        _preview = await Grain.PreviewAsync(actor);
        var owner = Grains.GetGrain<IInformationDocumentsGrain>(EmailTemplateId.OwnerOf(_form.ToDraft().Organisation));
        _attached = _form.AttachDocument ? await owner.ChooseAsync(actor, _form.Language ?? "") : null;
    }

    private async Task SendAsync()
    {
        if (await TryAsync(SendAsync) && !_stale) _step = 2;
    }

    // Nothing leaves that nobody has read: what somebody else changed meanwhile is shown first.
    private async Task SendAsync(ActorTicket actor)
    {
        var now = await Grain.GetAsync(actor) ?? throw new RefusedException(Refusal.NotFound);
        _stale = now != _row;
        if (_stale)
        {
            (_row, _form) = (now, InvitationForm.Of(now));
            await ShowAsync(actor);
        }
        else _row = await Grain.SendAsync(actor);
    }
}
