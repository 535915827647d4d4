using Kms.Web.Auth;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components.Layout;

public sealed partial class SideNav
{
    [Inject] internal ProductInfo Product { get; set; } = null!; // these are set by the framework before use

    [Inject] internal IActorSource Actors { get; set; } = null!;

    internal Person Person { get; private set; } = Person.Nobody;

    protected override async Task OnInitializedAsync() => Person = Person.Of(await Actors.FindAsync());
}
