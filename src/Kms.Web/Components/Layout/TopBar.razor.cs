using Kms.Users;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components.Layout;

public sealed partial class TopBar
{
    private ActorTicket? _ticket;

    [Inject] internal IActorSource Actors { get; set; } = null!; // set by the framework before use

    private string Initials => string.Concat(
        (_ticket?.Name ?? "").Split([' ', '.', '@'], StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => char.ToUpperInvariant(word[0])));

    protected override async Task OnInitializedAsync() => _ticket = await Actors.FindAsync();
}
