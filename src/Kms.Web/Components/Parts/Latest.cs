namespace Kms.Web.Components.Parts;

/// <summary>Answers may overtake each other: of several questions under way only the answer to the last one is taken.</summary>
internal sealed class Latest
{
    private int _asked;

    public bool IsAsking { get; private set; }

    public async Task AskAsync<T>(Func<Task<T>> ask, Action<T> take)
    {
        var mine = ++_asked;
        IsAsking = true;
        try
        {
            var answer = await ask();
            if (mine == _asked) take(answer);
        }
        finally
        {
            if (mine == _asked) IsAsking = false;
        }
    }

    /// <summary>No answer is waited for any more.</summary>
    public void Forget()
    {
        _asked++;
        IsAsking = false;
    }
}
