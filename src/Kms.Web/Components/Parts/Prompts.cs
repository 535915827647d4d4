namespace Kms.Web.Components.Parts;

/// <summary>Asks before something that cannot be taken back. One per circuit.</summary>
internal sealed class Prompts
{
    private TaskCompletionSource<bool>? _answer;

    public event Action? Changed;

    public Prompt? Open { get; private set; }

    public Task<bool> ConfirmAsync(Prompt prompt)
    {
        _answer?.TrySetResult(false);
        _answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Open = prompt;
        Changed?.Invoke();
        return _answer.Task;
    }

    public void Answer(bool yes)
    {
        Open = null;
        Changed?.Invoke();
        _answer?.TrySetResult(yes);
    }
}
