namespace Kms.Embedded.Proxies;

/// <summary>Gives callers another exception than the grain let out. Calls that succeed at once never come here.</summary>
internal static class FaultTranslation
{
    internal static async Task OfAsync(Task task, Func<Exception, Exception?> translate)
    {
        Exception other;
        try
        {
            await task.ConfigureAwait(false);
            return;
        }
        catch (Exception fault) when (translate(fault) is { } found)
        {
            other = found;
        }
        throw other;
    }

    internal static async Task<T> OfAsync<T>(Task<T> task, Func<Exception, Exception?> translate)
    {
        Exception other;
        try
        {
            return await task.ConfigureAwait(false);
        }
        catch (Exception fault) when (translate(fault) is { } found)
        {
            other = found;
        }
        throw other;
    }
}
