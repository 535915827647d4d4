using Kms.Web.Auth;
using Kms.Web.Components;
using Kms.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

public sealed partial class SignIn
{
    [SupplyParameterFromForm] public string? Email { get; set; }

    [SupplyParameterFromForm] public string? Password { get; set; }

    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    /// <summary>What was finished just before: reset, password or out.</summary>
    [SupplyParameterFromQuery(Name = "done")] public string? Finished { get; set; }

    [Inject] internal CertificateDoor Door { get; set; } = null!; // set by the framework before use

    private string? Done => Finished is "reset" or "password" or "out" && Reason is null ? Finished : null;

    protected override async Task OnInitializedAsync()
    {
        if (await Grains.Setup().IsNeededAsync()) return;
        if (HttpMethods.IsGet(Context.Request.Method) && await Actors.FindAsync() is not null) Navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
    }

    private async Task SubmitAsync() => await TryAsync(() => SignInAsync(Email ?? "", Password ?? "", ReturnUrl));
}
