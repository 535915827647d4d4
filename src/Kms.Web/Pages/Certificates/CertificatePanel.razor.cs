using Kms.Certificates;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Certificates;

public sealed partial class CertificatePanel
{
    private HolderView? _holder;
    private string? _organisation;
    private string? _email;
    private string? _name;
    private string? _key;
    private string? _emailFault;
    private string? _nameFault;
    private string? _code;
    private bool _inCertificate;
    private bool _inDirectory;
    private bool _details;

    [Parameter, EditorRequired] public required UserView User { get; set; }

    private ICertificateHolderGrain Grain => Grains.GetGrain<ICertificateHolderGrain>(User.Id.Value);

    private CertificateDraft? Saved => _holder?.Settings.FirstOrDefault(one => one.Organisation.Value == _organisation);

    private CertificateDraft Draft => new(
        new OrganisationId(_organisation ?? ""), _email?.Trim() ?? "", _name?.Trim() ?? "", _inCertificate, _inDirectory,
        _key == nameof(CertificateKey.EllipticCurve) ? CertificateKey.EllipticCurve : CertificateKey.Rsa);

    private bool IsChanged => Saved != Draft;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _holder = await Grain.GetAsync(actor);
        Fill(_organisation ?? (User.Memberships.IsEmpty ? null : User.Memberships[0].Organisation.Value));
    }

    internal override void Tell(RefusedException refused)
    {
        if (refused.Refusal != Refusal.Invalid || refused.Problems.IsEmpty) base.Tell(refused);
        foreach (var problem in refused.Problems)
        {
            if (problem.Field == "name") _nameFault = RefusalWords.Say(problem, Words);
            else _emailFault = RefusalWords.Say(problem, Words);
        }
    }

    private void Choose(string? organisation) => Fill(organisation);

    private void Fill(string? organisation)
    {
        _organisation = organisation;
        var saved = Saved;
        (_email, _name) = (saved?.Email ?? User.Email, saved?.Name ?? User.Profile.Name);
        (_inCertificate, _inDirectory, _key) = (saved?.InCertificate ?? false, saved?.InDirectory ?? false, (saved?.Key ?? CertificateKey.Rsa).ToString());
    }

    private async Task SaveAsync()
    {
        (_emailFault, _nameFault) = (null, null);
        if (!await TryAsync(async actor => _holder = await Grain.SetSettingsAsync(actor, Draft))) return;
        Fill(_organisation);
        Toasts.Say(Words["Common.Saved"]);
    }

    private async Task OrderAsync()
    {
        if (Saved is not { } draft) return;
        if (!await TryAsync(async actor => _code = (await Grain.OrderAsync(actor, draft.Organisation, new(NewId.Grain()))).Code)) return;
        Toasts.Say(Words["SecureMail.Ordered", draft.Email]);
        await ReloadAsync();
    }

    private async Task AgainAsync(CertificateOrderRow order)
    {
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Certificate.NewCode"], Words["Certificate.NewCodeText", order.Draft.Email], Words["Certificate.NewCode"], IsDanger: false))) return;
        if (await TryAsync(async actor => _code = (await Grain.OrderAgainAsync(actor, order.Id)).Code)) await ReloadAsync();
    }

    private async Task WithdrawAsync(CertificateOrderRow order)
    {
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Certificate.Withdraw"], Words["Certificate.WithdrawText", order.Draft.Email], Words["Certificate.Withdraw"]))) return;
        if (!await TryAsync(actor => Grain.WithdrawAsync(actor, order.Id))) return;
        Toasts.Say(Words["Common.Saved"]);
        await ReloadAsync();
    }
}
