using System.Net;
using Kms.Silo.Hosting;
using Kms.Testing;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Hosting;

public sealed class LifeSignsTests
{
    private static readonly SiloAddress s_one = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 1), 1);
    private static readonly SiloAddress s_two = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 2), 1);

    private readonly ManualClock _clock = new();
    private readonly LifeSigns _signs;

    public LifeSignsTests() => _signs = new LifeSigns(_clock, TimeSpan.FromSeconds(15));

    [Fact]
    public void Who_gives_no_new_sign_for_too_long_stands_still()
    {
        Assert.Empty(Look(0, 0));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(Look(0, 1));
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([s_one], Look(0, 1));
    }

    [Fact]
    public void A_clock_that_is_wrong_by_hours_is_no_matter_while_it_goes_on()
    {
        Look(-36_000, 36_000);
        _clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Empty(Look(-35_999, 36_001));
    }

    [Fact]
    public void What_stood_still_while_nobody_could_look_begins_anew()
    {
        Look(0, 0);
        _clock.Advance(TimeSpan.FromSeconds(20));
        _signs.Forget();

        Assert.Empty(Look(0, 0));
    }

    private IReadOnlyList<SiloAddress> Look(int one, int two) => _signs.FindStill([(s_one, At(one)), (s_two, At(two))]);

    private static DateTime At(int seconds) => DateTime.UnixEpoch.AddDays(20_000).AddSeconds(seconds);
}
