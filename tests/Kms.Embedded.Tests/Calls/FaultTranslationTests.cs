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

    [Fact]
    public async Task Who_is_no_grain_gets_an_exception_of_its_own()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.TranslateFault = fault => fault is InvalidOperationException ? new FormatException("for grains") : null;
            options.TranslateOutside = fault => fault is FormatException ? new ArgumentException("for others") : null;
        });
        var grain = host.Grain<IFaultyGrain>();

        var told = await grain.AskOtherAsync("other");

        Assert.Equal("for grains", told);
        await Assert.ThrowsAsync<ArgumentException>(() => grain.FailAsync(later: true, new FormatException("own")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.FailAsync(later: true, new InvalidOperationException("own")));
    }

    public interface IFaultyGrain : IGrainWithStringKey
    {
        Task FailAsync(bool later, Exception fault);

        Task<int> AskAsync(bool later, Exception? fault);

        /// <summary>What the grain is told when another one fails.</summary>
        Task<string> AskOtherAsync(string other);
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

        public async Task<string> AskOtherAsync(string other)
        {
            try
            {
                await GrainFactory.GetGrain<IFaultyGrain>(other).FailAsync(later: true, new InvalidOperationException("own"));
                return "nothing";
            }
            catch (FormatException told)
            {
                return told.Message;
            }
        }
    }
}
