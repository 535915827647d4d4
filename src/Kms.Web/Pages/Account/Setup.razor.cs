using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

public sealed partial class Setup
{
    private bool _needed;

    [SupplyParameterFromQuery] public string? Token { get; set; }

    [SupplyParameterFromForm] public string? Email { get; set; }

    [SupplyParameterFromForm] public string? Name { get; set; }

    [SupplyParameterFromForm] public string? Password { get; set; }

    [SupplyParameterFromForm] public string? Again { get; set; }

    protected override async Task OnInitializedAsync() => _needed = await Grains.Setup().IsNeededAsync();

    private async Task SubmitAsync()
    {
        if (!EmailAddress.TryParse(Email, out var email)) Faults["Email"] = Words["Fault.Email"];
        if (Password != Again) Faults["Again"] = Words["Fault.Again"];
        if (Faults.Count > 0) return;
        var name = string.IsNullOrWhiteSpace(Name) ? null : Name.Trim();
        var password = Password ?? "";
        if (await TryAsync(() => Grains.Setup().CreateOperatorAsync(Token ?? "", email, name, password)))
            await TryAsync(() => SignInAsync(email.Value, password, "/"));
    }
}
