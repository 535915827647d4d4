using Kms.Certificates;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Certificates;

/// <summary>The backup of a certificate (N4): file name and password, then a file. The form goes to <see cref="BackupFile"/>.</summary>
public sealed partial class Backup
{
    private CertificateRow? _row;

    [Parameter] public required string Serial { get; set; }

    [SupplyParameterFromQuery] public string? Fault { get; set; }

    private string FaultText => RefusalWords.Say(Fault ?? "", null, Words) ?? Words["Refusal.Title"];

    protected override async Task OnInitializedAsync()
    {
        if (await Actors.FindAsync() is not { } actor) return;
        var holder = await Grains.GetGrain<ICertificateHolderGrain>(actor.User.Value).GetAsync(actor);
        _row = holder?.Certificates.FirstOrDefault(one => one.Serial == Serial && one.HasContainer);
    }
}
