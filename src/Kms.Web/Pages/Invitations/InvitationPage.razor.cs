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
    private int _step;

    [Parameter] public string? Id { get; set; }

    private bool IsOver => _row?.State is InvitationState.Accepted or InvitationState.Revoked;

    private IInvitationGrain Grain => Grains.GetGrain<IInvitationGrain>(_id ??= Id ?? NewId.Grain());

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _isOperator = actor.IsOperator;
        if (Id is null)
        {
            _form = new() { Organisation = actor.Memberships.Length == 1 ? actor.Memberships[0].Organisation.Value : null };
            return;
        }
        _row = await Grain.GetAsync(actor) ?? throw new RefusedException(Refusal.NotFound);
        _form = InvitationForm.Of(_row);
    }

    private async Task SaveAsync()
    {
        if (!_form.Check(Words, _isOperator) || !await TryAsync(SaveAsync)) return;
        _step = 1;
    }

    private async Task SaveAsync(ActorTicket actor)
    {
        var known = await Grain.GetAsync(actor) is not null;
        _row = await (known ? Grain.UpdateAsync(actor, _form.ToDraft()) : Grain.CreateAsync(actor, _form.ToDraft()));
        _preview = await Grain.PreviewAsync(actor);
        var owner = Grains.GetGrain<IInformationDocumentsGrain>(EmailTemplateId.OwnerOf(_form.ToDraft().Organisation));
        _attached = _form.AttachDocument ? await owner.ChooseAsync(actor, _form.Language ?? "") : null;
    }

    private async Task SendAsync()
    {
        if (await TryAsync(actor => Grain.SendAsync(actor))) _step = 2;
    }
}
