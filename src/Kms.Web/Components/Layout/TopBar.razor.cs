using Kms.Devices;
using Kms.Users;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components.Layout;

public sealed partial class TopBar
{
    private ActorTicket? _ticket;
    private string? _text;

    [Inject] internal IGrainFactory Grains { get; set; } = null!; // these are set by the framework before use

    [Inject] internal IActorSource Actors { get; set; } = null!;

    [Inject] internal NavigationManager Navigation { get; set; } = null!;

    private string Initials => string.Concat(
        (_ticket?.Name ?? "").Split([' ', '.', '@'], StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => char.ToUpperInvariant(word[0])));

    protected override async Task OnInitializedAsync() => _ticket = await Actors.FindAsync();

    // An exact serial number, EUI or label text opens its device; anything else becomes a filter of the list.
    private async Task SearchAsync()
    {
        var text = _text?.Trim();
        if (string.IsNullOrEmpty(text) || await Actors.FindAsync() is not { } actor) return;
        var device = await ResolveAsync(actor, text);
        _text = null;
        Navigation.NavigateTo(device is { } id ? $"/devices/{id}" : $"/devices?q={Uri.EscapeDataString(text)}");
    }

    private async Task<DeviceId?> ResolveAsync(ActorTicket actor, string text)
    {
        try { return await Grains.Catalogue().ResolveAsync(actor, text); }
        catch (RefusedException) { return null; }
    }
}
