using Kms.Users;

namespace Kms.Web.Pages.Account;

public sealed partial class SignOut
{
    private async Task SubmitAsync()
    {
        if (await Actors.FindAsync() is { } actor)
            await TryAsync(() => Grains.GetGrain<IUserGrain>(actor.User.Value).EndSessionAsync(actor, actor.Session));
        Cookies.Clear(Context);
        Navigation.NavigateTo("/sign-in?done=out");
    }
}
