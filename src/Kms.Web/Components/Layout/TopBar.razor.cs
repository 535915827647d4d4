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

    [Inject] internal Denials Denials { get; set; } = null!;

    [Inject] internal NavigationManager Navigation { get; set; } = null!;

    private string Initials => string.Concat(
        (_ticket?.Name ?? "").Split([' ', '.', '@'], StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => char.ToUpperInvariant(word[0])));

    protected override async Task OnInitializedAsync() => _ticket = await Actors.FindAsync();

    // An exact serial number, EUI or label text opens its device; anything else becomes a filter of the list.
    private async Task SearchAsync()
    {
        var text = _text?.Trim();
        if (string.IsNullOrEmpty(text)) return;
        var device = await ResolveAsync(text);
        _text = null;
        Navigation.NavigateTo(device is { } id ? $"/devices/{id}" : $"/devices?q={Uri.EscapeDataString(text)}");
    }

    // No boundary stands around the frame of the page: what is thrown here ends the connection. The list says what is wrong.
    private async Task<DeviceId?> ResolveAsync(string text)
    {
        try { return await Grains.Catalogue().ResolveAsync(await Actors.GetAsync(), text); }
        catch (RefusedException refused)
        {
            await Denials.NoteAsync(refused);
            return null;
        }
    }
}
