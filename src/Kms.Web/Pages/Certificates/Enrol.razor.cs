using Kms.Certificates;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Certificates;

/// <summary>Enrolment and renewal by a mailed link (N3): choose, prove, accept the terms, choose a password.</summary>
public sealed partial class Enrol
{
    private EnrolmentView? _link;
    private CertificateTermsVersion? _terms;
    private EnrolmentStep _step;
    private string? _kept;

    [SupplyParameterFromQuery] public string? Token { get; set; }

    [SupplyParameterFromForm] public string? Step { get; set; }

    [SupplyParameterFromForm] public string? Kept { get; set; }

    [SupplyParameterFromForm] public string? Renews { get; set; }

    [SupplyParameterFromForm] public string? Proof { get; set; }

    [SupplyParameterFromForm] public bool Terms { get; set; }

    /// <summary>The version that was shown beside the tick.</summary>
    [SupplyParameterFromForm] public string? TermsVersion { get; set; }

    [SupplyParameterFromForm] public string? Password { get; set; }

    [SupplyParameterFromForm] public string? Again { get; set; }

    [SupplyParameterFromForm] public string? Request { get; set; }

    [Inject] internal EnrolmentSeal Seals { get; set; } = null!; // set by the framework before use

    private ICertificatesGrain Door => Grains.Certificates();

    private CertificateRow? Renewed => _link?.Renewable.FirstOrDefault(one => one.Serial == Renews);

    private List<string> StepNames => [.. FirstStep == EnrolmentStep.Choose ? [Words["Enrol.StepChoose"].Value] : Array.Empty<string>(),
        Words["Enrol.StepProve"], Words["Enrol.StepTerms"], Words["Enrol.StepPassword"]];

    private int CurrentStep => (int)_step - (int)FirstStep;

    // Who has nothing to renew has nothing to choose.
    private EnrolmentStep FirstStep => _link is { Renewable.IsEmpty: true } ? EnrolmentStep.Prove : EnrolmentStep.Choose;

    protected override async Task OnInitializedAsync()
    {
        try
        {
            _link = await Door.PeekAsync(Token ?? "");
            _terms = (await Grains.CertificateTerms().GetAsync())[0];
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.LinkUsedOrExpired)
        {
            return;
        }
        _step = Enum.TryParse<EnrolmentStep>(Step, out var step) && Enum.IsDefined(step) ? step : FirstStep;
        _kept = Kept;
        if (_step >= EnrolmentStep.Terms && Seals.Open(Token ?? "", Kept) is null) _step = FirstStep;
    }

    private Task NextAsync() => _step switch
    {
        EnrolmentStep.Choose => Go(EnrolmentStep.Prove),
        EnrolmentStep.Prove => ProveAsync(),
        EnrolmentStep.Terms => AcceptAsync(),
        _ => Password == Again ? FinishAsync() : Differ(),
    };

    private async Task ProveAsync()
    {
        var renews = Renewed?.Serial;
        var proof = Proof ?? "";
        if (await TryAsync(() => Door.CheckAsync(Token ?? "", renews, proof))) Keep(new(renews, proof, null), EnrolmentStep.Terms);
    }

    // The service decides when the certificate is issued; who has read other terms is told before a password is chosen.
    private async Task AcceptAsync()
    {
        if (!Terms || Seals.Open(Token ?? "", _kept) is not { } progress) return;
        if (TermsVersion == _terms?.Version) Keep(progress with { Terms = TermsVersion }, EnrolmentStep.Password);
        else await TryAsync(() => throw new RefusedException(Refusal.Invalid, "Accept the present terms.", [new("terms", "terms-changed", "The terms have changed.")]));
    }

    private async Task FinishAsync()
    {
        if (Seals.Open(Token ?? "", _kept) is not { } progress) return;
        var request = string.IsNullOrWhiteSpace(Request) ? null : Request.Trim();
        var order = new EnrolmentOrder(Token ?? "", progress.Renews, progress.Proof, progress.Terms, request is null ? Password : null, request);
        if (await TryAsync(() => Door.EnrolAsync(order))) Navigation.NavigateTo("/certificates/enrolled");
        else if (Reason?.Problems is [{ Field: "terms" }, ..]) _step = EnrolmentStep.Terms;
    }

    private Task Differ()
    {
        Faults["Again"] = Words["Fault.Again"];
        return Task.CompletedTask;
    }

    private void Keep(EnrolmentProgress progress, EnrolmentStep next) => (_kept, _step) = (Seals.Seal(Token ?? "", progress), next);

    private Task Go(EnrolmentStep next)
    {
        _step = next;
        return Task.CompletedTask;
    }
}
