using Kms.Users;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

public sealed partial class TokenDialog
{
    private readonly SortedSet<string> _scopes = [Scopes.Read];
    private string? _name;
    private string? _expires;
    private string? _nameFault;
    private string? _scopeFault;

    [Parameter, EditorRequired] public bool Open { get; set; }

    [Parameter] public EventCallback<NewToken?> OnClose { get; set; }

    private void Toggle(string scope, bool on)
    {
        if (on) _scopes.Add(scope);
        else _scopes.Remove(scope);
    }

    private async Task CreateAsync()
    {
        _nameFault = string.IsNullOrWhiteSpace(_name) ? Words["Fault.Missing"].Value : null;
        _scopeFault = _scopes.Count == 0 ? Words["Fault.Choose"].Value : null;
        if (_nameFault is not null || _scopeFault is not null || Dates.IsFaulty(_expires)) return;
        var expires = Dates.Find(_expires) is { } day
            ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : (DateTimeOffset?)null;
        NewToken? made = null;
        var scopes = Scopes.All.Where(_scopes.Contains);
        if (!await TryAsync(async actor => made = await Grains.GetGrain<IUserGrain>(actor.User.Value).CreateTokenAsync(actor, _name!.Trim(), [.. scopes], expires))) return; // checked above
        (_name, _expires) = (null, null);
        // The next token does not get what this one may by having it ticked already.
        _scopes.IntersectWith([Scopes.Read]);
        _scopes.Add(Scopes.Read);
        await OnClose.InvokeAsync(made);
    }
}
