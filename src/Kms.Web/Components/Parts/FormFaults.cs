namespace Kms.Web.Components.Parts;

/// <summary>What is wrong with the fields of one form, in their order on the page. Public, as cascading parameters must be.</summary>
public sealed class FormFaults
{
    private readonly List<(object Field, string Id, string Label, string? Text)> _told = [];

    internal event Action? Changed;

    internal IEnumerable<(string Id, string Label, string Text)> All =>
        _told.Where(told => told.Text is not null).Select(told => (told.Id, told.Label, told.Text!)); // the others are left out

    internal void Tell(object field, string id, string label, string? text)
    {
        var now = (field, id, label, text);
        var at = _told.FindIndex(told => told.Field == field);
        var isNew = at >= 0 ? _told[at] != now : text is not null;
        if (at >= 0) _told[at] = now;
        else _told.Add(now);
        if (isNew) Changed?.Invoke();
    }

    internal void Leave(object field)
    {
        if (_told.RemoveAll(told => told.Field == field && told.Text is not null) > 0) Changed?.Invoke();
        else _told.RemoveAll(told => told.Field == field);
    }
}
