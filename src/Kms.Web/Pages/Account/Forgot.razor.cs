using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

public sealed partial class Forgot
{
    [SupplyParameterFromForm] public string? Email { get; set; }

    [SupplyParameterFromQuery] public string? Sent { get; set; }

    private string? SentTo => Sent is null ? null : SentMail.To(Context);

    private async Task SubmitAsync()
    {
        if (!EmailAddress.TryParse(Email, out var email)) Faults["Email"] = Words["Fault.Email"];
        else if (await TryAsync(() => Grains.Accounts().RequestResetAsync(email, Address))) SentMail.Show(Context, Navigation, email);
    }
}
