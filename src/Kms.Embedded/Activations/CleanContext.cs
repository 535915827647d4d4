namespace Kms.Embedded.Activations;

/// <summary>
/// The execution context that grains run in. Nothing of a caller's (culture, activity, other async locals) reaches a grain,
/// just as nothing would if the grain ran in another process.
/// </summary>
internal static class CleanContext
{
    private static readonly ExecutionContext Empty = Capture();

    internal static void Run(ContextCallback callback, object state) => ExecutionContext.Run(Empty, callback, state);

    private static ExecutionContext Capture()
    {
        ExecutionContext? captured = null;
        var thread = new Thread(() => captured = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return captured ?? throw new InvalidOperationException("There is no execution context to run grains in.");
    }
}
