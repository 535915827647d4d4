using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

public sealed partial class Forgot
{
    private bool _sent;

    [SupplyParameterFromForm] public string? Email { get; set; }

    private async Task SubmitAsync()
    {
        if (!EmailAddress.TryParse(Email, out var email)) Faults["Email"] = Words["Fault.Email"];
        else _sent = await TryAsync(() => Grains.Accounts().RequestResetAsync(email, Address));
    }
}
