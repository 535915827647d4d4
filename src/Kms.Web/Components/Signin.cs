using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components;

/// <summary>Leads to the sign-in page and back again: the session ended while a page was open.</summary>
public sealed class Signin : ComponentBase
{
    [Inject] internal NavigationManager Navigation { get; set; } = null!; // set by the framework before use

    protected override void OnInitialized()
    {
        var here = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        Navigation.NavigateTo($"/sign-in?returnUrl={Uri.EscapeDataString(here)}", forceLoad: true);
    }
}
