using Kms.Users;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

public sealed partial class ChangePassword
{
    private bool _forced;
    private string? _email;
    private string? _name;

    [SupplyParameterFromForm] public string? Current { get; set; }

    [SupplyParameterFromForm] public string? Password { get; set; }

    [SupplyParameterFromForm] public string? Again { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (await Actors.FindAsync() is not { } actor) return;
        _forced = actor.MustChangePassword;
        _name = actor.Name;
        _email = actor.Proven.FirstOrDefault().Value;
    }

    private async Task SubmitAsync()
    {
        if (Password != Again)
        {
            Faults["Again"] = Words["Fault.Again"];
            return;
        }
        if (await TryAsync(ChangeAsync)) Navigation.NavigateTo(_forced ? "/" : "/account?done=password");
    }

    private async Task ChangeAsync()
    {
        var actor = await Actors.GetAsync();
        await Grains.GetGrain<IUserGrain>(actor.User.Value).ChangePasswordAsync(actor, Current ?? "", Password ?? "");
    }
}
