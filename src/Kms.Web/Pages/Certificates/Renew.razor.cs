using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Pages.Account;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Certificates;

/// <summary>The entry for whoever does not have the mail: it is sent again, or one signs in.</summary>
public sealed partial class Renew
{
    [SupplyParameterFromForm] public string? Email { get; set; }

    [SupplyParameterFromQuery] public string? Sent { get; set; }

    private string? SentTo => Sent is null ? null : SentMail.To(Context);

    private async Task SubmitAsync()
    {
        if (!EmailAddress.TryParse(Email, out var email)) Faults["Email"] = Words["Fault.Email"];
        else if (await TryAsync(() => Grains.Certificates().AskAgainAsync(email, Address))) SentMail.Show(Context, Navigation, email);
    }
}
