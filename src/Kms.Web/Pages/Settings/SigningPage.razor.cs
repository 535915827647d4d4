using Kms.Certificates;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;

namespace Kms.Web.Pages.Settings;

/// <summary>What the service's own mails are signed with: issued here, brought along, or nothing.</summary>
public sealed partial class SigningPage
{
    private Person _person = Person.Nobody;
    private ServiceCertificateView? _view;
    private string? _fault;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_person, _fault) = (Person.Of(actor), null);
        if (!actor.IsOperator) throw new RefusedException(Refusal.Forbidden);
        _view = await Grains.ServiceCertificate().GetAsync(actor);
    }

    internal override void Tell(RefusedException refused)
    {
        if (refused.Problems is [{ Field: "file" } problem, ..]) _fault = RefusalWords.Say(problem, Words);
        else base.Tell(refused);
    }

    private async Task IssueAsync()
    {
        if (await MayReplaceAsync()) await SetAsync(actor => Grains.ServiceCertificate().IssueAsync(actor));
    }

    private async Task UploadAsync((byte[] Content, string Password) file)
    {
        if (await MayReplaceAsync()) await SetAsync(actor => Grains.ServiceCertificate().ImportAsync(actor, file.Content, file.Password));
    }

    private async Task RemoveAsync()
    {
        if (await Prompts.ConfirmAsync(new Prompt(Words["Signing.RemoveTitle"], Words["Signing.RemoveText"], Words["Common.Remove"])))
            await TryAsync(async actor => _view = await Grains.ServiceCertificate().RemoveAsync(actor));
    }

    private async Task SetAsync(Func<ActorTicket, Task<ServiceCertificateView>> set)
    {
        _fault = null;
        if (await TryAsync(async actor => _view = await set(actor))) Toasts.Say(Words["Signing.Saved"]);
    }

    private async Task<bool> MayReplaceAsync() => _view?.Certificate is null
        || await Prompts.ConfirmAsync(new Prompt(Words["Signing.ReplaceTitle"], Words["Signing.ReplaceText"], Words["Signing.Replace"]));
}
