using Kms.Web.Components;

namespace Kms.Web.Pages.Account;

public sealed partial class Reset
{
    protected override string Kind => "reset";

    private async Task SubmitAsync()
    {
        if (Link is null || !PasswordsMatch()) return;
        if (await TryAsync(() => Grains.Accounts().ResetAsync(Token ?? "", Password ?? ""))) Navigation.NavigateTo("/sign-in?done=reset");
    }
}
