using Kms.Branding;
using Kms.Silo.Hosting;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Kms.Web.Pages.Settings;

public sealed partial class LogoCard
{
    private string? _fault;

    [Inject] internal BrandKeeper Keeper { get; set; } = null!; // these are set by the framework before use

    [Inject] internal ProductInfo Product { get; set; } = null!;

    /// <summary>One that can be taken away, over the configured one or none.</summary>
    [Parameter, EditorRequired] public bool HasOwn { get; set; }

    internal override void Tell(RefusedException refused)
    {
        if (refused.Refusal == Refusal.TooLarge) _fault = Words["Brand.LogoTooLarge"];
        else if (refused.Problems is [var problem, ..]) _fault = RefusalWords.Say(problem, Words);
        else base.Tell(refused);
    }

    private async Task SendAsync(InputFileChangeEventArgs chosen)
    {
        _fault = chosen.File.Size > Picture.MostBytes ? Words["Brand.LogoTooLarge"].Value : null;
        if (_fault is not null) return;
        using var content = new MemoryStream();
        await using (var file = chosen.File.OpenReadStream(Picture.MostBytes)) await file.CopyToAsync(content);
        await SetAsync(content.ToArray());
    }

    private async Task RemoveAsync()
    {
        if (await Prompts.ConfirmAsync(new Prompt(Words["Brand.LogoRemove"], Words["Brand.LogoRemoveText"], Words["Common.Remove"]))) await SetAsync([]);
    }

    private async Task SetAsync(byte[] content)
    {
        if (await TryAsync(async actor => Keeper.Learn(await Grains.Brand().SetLogoAsync(actor, content)))) GoOn("/settings/brand?done=saved", forceLoad: true);
    }
}
