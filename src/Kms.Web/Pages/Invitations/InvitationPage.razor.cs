using Kms.Invitations;
using Kms.Mail;
using Kms.Users;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Invitations;

/// <summary>
/// Personal data, review with the mail as it will leave, send, confirmation (I1). The step stands in the address: Back leads from the review to
/// the data, and a page that is loaded anew shows the review again.
/// </summary>
public sealed partial class InvitationPage
{
    private const string Review = "review";
    private InvitationForm _form = new();
    private InvitationRow? _row;
    private MailPreview? _preview;
    private InformationDocument? _attached;
    private string? _id;
    private bool _isOperator;
    private bool _stale;
    private bool _sent;

    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery] public string? Step { get; set; }

    private int Shown => _sent ? 2 : Step == Review && _preview is not null ? 1 : 0;

    private bool IsOver => _row?.State is InvitationState.Accepted or InvitationState.Revoked;

    private IInvitationGrain Grain => Grains.GetGrain<IInvitationGrain>(_id ??= Id ?? NewId.Grain());

    internal override object Subject => Id ?? "";

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_isOperator, _stale, _sent, _id, _preview) = (actor.IsOperator, false, false, Id, null);
        if (Id is null)
        {
            _row = null;
            _form = new() { Organisation = actor.Memberships.Length == 1 ? actor.Memberships[0].Organisation.Value : null };
            return;
        }
        _row = await Grain.GetAsync(actor) ?? throw new RefusedException(Refusal.NotFound);
        _form = InvitationForm.Of(_row);
        if (!IsOver) await ShowAsync(actor);
    }

    // What was just made has an address of its own now, to which Back leads.
    private async Task SaveAsync(bool over)
    {
        if (!_form.Check(Words, _isOperator) || !await TryAsync(actor => SaveAsync(actor, over)) || _stale) return;
        if (Id is null) GoOn($"/invitations/{_id}", replace: true);
        GoOn($"/invitations/{_id}?step={Review}");
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
        if (await TryAsync(SendAsync) && !_stale) _sent = true;
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
