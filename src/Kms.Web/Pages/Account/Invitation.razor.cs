using Kms.Invitations;

namespace Kms.Web.Pages.Account;

public sealed partial class Invitation
{
    private bool _signedIn;

    protected override string Kind => "invitation";

    private string SignInUrl => $"/sign-in?returnUrl={Uri.EscapeDataString($"/invitation?token={Token}")}";

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        _signedIn = await Actors.FindAsync() is not null;
    }

    private Task SubmitAsync() => Link is { HasAccount: true } ? AcceptSignedInAsync() : ActivateAsync();

    // The token is {invitation id}.{secret}; an account that exists keeps its password and proves the address by its session.
    private async Task AcceptSignedInAsync()
    {
        var token = Token ?? "";
        var invitation = Grains.GetGrain<IInvitationGrain>(token.Split('.')[0]);
        if (await TryAsync(async () => await invitation.AcceptSignedInAsync(await Actors.GetAsync(), token))) Navigation.NavigateTo("/");
    }
}
