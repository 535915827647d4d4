namespace Kms.Web.Components.Parts;

/// <summary>Short notices about what was just done; they leave by themselves. One per circuit.</summary>
internal sealed class Toasts
{
    public event Action? Changed;

    public IReadOnlyList<Toast> Shown { get; private set; } = [];

    public void Say(string text) => Add(new Toast(NewId.Element(), text, IsBad: false));

    public void Warn(string text) => Add(new Toast(NewId.Element(), text, IsBad: true));

    public void Remove(Toast toast)
    {
        Shown = [.. Shown.Where(other => other.Id != toast.Id)];
        Changed?.Invoke();
    }

    private void Add(Toast toast)
    {
        Shown = [.. Shown.TakeLast(3), toast];
        Changed?.Invoke();
    }
}
