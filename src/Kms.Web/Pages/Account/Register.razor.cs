using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

public sealed partial class Register
{
    private bool _sent;

    [SupplyParameterFromForm] public string? Email { get; set; }

    // The answer is the same whether or not the address has an account (K1).
    private async Task SubmitAsync()
    {
        if (!EmailAddress.TryParse(Email, out var email)) Faults["Email"] = Words["Fault.Email"];
        else _sent = await TryAsync(() => Grains.Accounts().RegisterAsync(email, Language, Address));
    }
}
