using Kms.Web.Components.Parts;

namespace Kms.Web.Components.Grid;

/// <summary>
/// Marked rows outlive a lost connection: the tab of the browser keeps them, together with the filter they were marked under. Within one
/// connection they are not brought back, so that nobody acts on what was marked for something else.
/// </summary>
internal sealed class KeptSelection(Browser browser)
{
    // Every click sends them once more; so many were marked in pages of fifty by a very patient person.
    private const int Most = 5_000;
    private const char Between = '\n';
    private bool _asked;

    public ValueTask KeepAsync(string name, string filter, GridSelection selection) =>
        browser.KeepAsync(name, selection.IsEmpty || selection.Keys.Count + selection.Except.Count > Most ? "" : Write(filter, selection));

    /// <summary>What was marked before the connection was lost; null when nothing was, or under another filter.</summary>
    public async Task<GridSelection?> RecallAsync(string name, string filter)
    {
        if (_asked) return null;
        _asked = true;
        return Read(await browser.KeptAsync(name), filter);
    }

    public static string Write(string filter, GridSelection selection) =>
        string.Join(Between, [filter, selection.All ? "all" : "some", .. selection.All ? selection.Except : selection.Keys]);

    public static GridSelection? Read(string? text, string filter) => text?.Split(Between) switch
    {
        [var was, "all", .. var except] when was == filter => new([], true, [.. except]),
        [var was, "some", .. { Length: > 0 } keys] when was == filter => new([.. keys], false, []),
        _ => null,
    };
}
