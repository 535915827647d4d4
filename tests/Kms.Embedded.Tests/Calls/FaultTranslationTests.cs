using Kms.Embedded.Tests.Support;

namespace Kms.Embedded.Tests.Calls;

public sealed class FaultTranslationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Callers_get_the_exception_that_the_service_chose(bool later)
    {
        await using var host = await TestHost.StartAsync(options => options.TranslateFault =
            fault => fault is InvalidOperationException ? new FormatException("chosen") : null);
        var grain = host.Grain<IFaultyGrain>();

        Assert.Equal("chosen", (await Assert.ThrowsAsync<FormatException>(() => grain.FailAsync(later, new InvalidOperationException("own")))).Message);
        Assert.Equal("chosen", (await Assert.ThrowsAsync<FormatException>(() => grain.AskAsync(later, new InvalidOperationException("own")))).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Other_exceptions_and_answers_stay_as_they_are(bool later)
    {
        await using var host = await TestHost.StartAsync(options => options.TranslateFault = _ => null);
        var grain = host.Grain<IFaultyGrain>();

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => grain.FailAsync(later, new InvalidOperationException("own")));

        Assert.Contains(nameof(FaultyGrain), fault.StackTrace, StringComparison.Ordinal);
        Assert.Equal(7, await grain.AskAsync(later, null));
    }

    public interface IFaultyGrain : IGrainWithStringKey
    {
        Task FailAsync(bool later, Exception fault);

        Task<int> AskAsync(bool later, Exception? fault);
    }

    internal sealed class FaultyGrain : Grain, IFaultyGrain
    {
        public async Task FailAsync(bool later, Exception fault)
        {
            if (later) await Task.Yield();
            throw fault;
        }

        public async Task<int> AskAsync(bool later, Exception? fault)
        {
            if (later) await Task.Yield();
            return fault is null ? 7 : throw fault;
        }
    }
}
