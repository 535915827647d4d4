using Kms.Silo.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Kms.Web.Start;

/// <summary>What the one who starts the service can mend is a sentence on the console, not a stack trace.</summary>
internal static class RunSafely
{
    private const int CannotStart = 2;

    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (OperationCanceledException)
        {
            // Told to stop before it had started: a web node waits for its silos as long as it takes.
            return 0;
        }
        catch (OptionsValidationException invalid)
        {
            return await TellAsync(string.Join(Environment.NewLine, invalid.Failures));
        }
        catch (StartException start)
        {
            return await TellAsync(start.Message);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return await TellAsync($"{taken.Message.TrimEnd('.')}. Stop the other program, or set ASPNETCORE_URLS to another address.");
        }
    }

    private static async Task<int> TellAsync(string text)
    {
#pragma warning disable RS0030 // There is no log yet, or nobody looks at it: the one who starts the service looks here.
        await Console.Error.WriteLineAsync(text);
#pragma warning restore RS0030
        return CannotStart;
    }
}
