using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components.Parts;

/// <summary>Keeps its value as <c>yyyy-MM-dd</c>; what is no date is kept as it was typed, so that nobody takes it for an empty one.</summary>
public sealed partial class DateBox
{
    private readonly string _popup = NewId.Element();
    private bool _open;
    private bool _settled = true;

    [Inject] internal Browser Browser { get; set; } = null!; // set by the framework before use

    private DateOnly? Day => Dates.Find(Value);

    private string? Shown => Day is { } day ? Dates.Show(day) : Value;

    private string? Fault => Dates.IsFaulty(Value) ? T["Fault.Date", Dates.Example].Value : null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_settled) return;
        _settled = true;
        await Browser.SettleMenuAsync(_popup, "td[tabindex='0']");
    }

    // The calendar's script is fetched by the first page that opens one.
    private async Task OpenAsync()
    {
        if (!_open) await Browser.NeedAsync("/_content/Radzen.Blazor/Radzen.Blazor.min.js");
        (_open, _settled) = (true, false);
    }

    private Task TypeAsync(ChangeEventArgs change)
    {
        var text = (change.Value as string)?.Trim() ?? "";
        return ValueChanged.InvokeAsync(Dates.Read(text) is { } day ? Dates.Keep(day) : text);
    }

    private async Task ChooseAsync(DateOnly? day)
    {
        await ValueChanged.InvokeAsync(day is { } chosen ? Dates.Keep(chosen) : "");
        await Browser.CloseMenuAsync(_popup);
    }
}
