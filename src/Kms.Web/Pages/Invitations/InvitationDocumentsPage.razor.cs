using System.Collections.Immutable;
using Kms.Mail;
using Kms.Users;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Kms.Web.Pages.Mail;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Kms.Web.Pages.Invitations;

/// <summary>The documents that invitations may carry, one for each language (I1).</summary>
public sealed partial class InvitationDocumentsPage
{
    private IReadOnlyList<Choice> _owners = [];
    private ImmutableArray<InformationDocument> _documents = [];
    private string _owner = "";
    private string? _faultOf;
    private string? _fault;

    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    private IInformationDocumentsGrain Grain => Grains.GetGrain<IInformationDocumentsGrain>(_owner);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _owners = TemplateOwners.Of(actor, Words["EmailTemplates.Service"]);
        _owner = TemplateOwners.Choose(actor, Organisation);
        _documents = await Grain.GetAsync(actor);
    }

    internal override void Tell(RefusedException refused)
    {
        if (refused.Refusal is Refusal.Invalid or Refusal.TooLarge)
            _fault = refused.Problems is [var problem, ..] ? RefusalWords.Say(problem, Words) : Words["Documents.TooLarge"];
        else base.Tell(refused);
    }

    private void Go(string? organisation) => Navigation.NavigateTo(DeviceQuery.Address("/invitations/documents", [new("organisation", organisation)]));

    private async Task SetAsync(string language, IBrowserFile file)
    {
        (_faultOf, _fault) = (language, file.Size > IInformationDocumentsGrain.MostBytes ? Words["Documents.TooLarge"].Value : null);
        if (_fault is not null) return;
        var done = await TryAsync(async _ =>
        {
            using var content = new MemoryStream();
            await using var stream = file.OpenReadStream(IInformationDocumentsGrain.MostBytes);
            await stream.CopyToAsync(content);
            // Sending it took a while: a fresh ticket.
            await Grain.SetAsync(await Actors.GetAsync(), language, file.Name, content.ToArray());
        });
        if (!done) return;
        Toasts.Say(Words["Common.Saved"]);
        await ReloadAsync();
    }

    private async Task RemoveAsync(InformationDocument kept)
    {
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Documents.RemoveTitle"], Words["Documents.RemoveText", kept.Name], Words["Common.Remove"]))) return;
        if (!await TryAsync(actor => Grain.RemoveAsync(actor, kept.Language))) return;
        Toasts.Say(Words["Common.Saved"]);
        await ReloadAsync();
    }
}
