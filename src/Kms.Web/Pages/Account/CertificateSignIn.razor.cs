using System.Security.Cryptography.X509Certificates;
using Kms.Web.Auth;
using Kms.Web.Components;
using Kms.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

/// <summary>Shows which certificate the browser has sent, and signs in with it: nobody is signed in by following a link.</summary>
public sealed partial class CertificateSignIn
{
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    [Inject] internal CertificateDoor Door { get; set; } = null!; // set by the framework before use

    private X509Certificate2? Certificate => Context.Connection.ClientCertificate;

    private string PasswordLink => Door.Home + "/sign-in" + (LocalUrl.IsLocal(ReturnUrl) ? $"?returnUrl={Uri.EscapeDataString(ReturnUrl!)}" : ""); // a local one is not null

    protected override void OnInitialized()
    {
        if (!Door.IsOpen) Navigation.NotFound();
        else if (!Door.IsHere(Context)) Navigation.NavigateTo(Door.Link(ReturnUrl));
    }

    private async Task SubmitAsync() => await TryAsync(async () =>
    {
        if (Certificate is not { } shown) return;
        var signedIn = await Grains.CertificateSignIn().SignInAsync(new([.. shown.RawData], Address, Device));
        await EnterAsync(signedIn, ReturnUrl, Door.Home);
    });

    private string NameOf(X509NameType type, bool ofIssuer = false) => Certificate?.GetNameInfo(type, ofIssuer) ?? "";
}
