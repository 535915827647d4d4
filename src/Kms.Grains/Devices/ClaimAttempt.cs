using Kms.Organisations;
using Kms.Users;

namespace Kms.Devices;

/// <summary>One attempt to claim with a code, counted against account, organisation, network address and device.</summary>
internal sealed class ClaimAttempt
{
    private readonly List<(IThrottleGrain Grain, ThrottleRule Rule)> taken = [];

    /// <summary>Refuses <see cref="Refusal.TooManyAttempts"/>; nothing stays taken then.</summary>
    public static async Task<ClaimAttempt> TakeAsync(IGrainFactory grains, DeviceId device, OrganisationId? organisation, Actor actor)
    {
        var attempt = new ClaimAttempt();
        foreach (var (key, rule) in Counters(device, organisation, actor))
        {
            var counter = grains.GetGrain<IThrottleGrain>(key);
            if (await counter.TakeAsync(rule) is { } wait)
            {
                await attempt.SettleAsync(failed: false);
                throw new RefusedException(Refusal.TooManyAttempts, "Too many wrong codes. Wait before you try again.") { RetryAfter = wait };
            }
            attempt.taken.Add((counter, rule));
        }
        return attempt;
    }

    /// <summary>Returns how many failures the device has had within a day.</summary>
    public async Task<int> SettleAsync(bool failed)
    {
        var ofDevice = 0;
        foreach (var (counter, rule) in taken)
        {
            var failures = await counter.SettleAsync(rule, failed);
            if (rule == ClaimLimits.Device) ofDevice = failures;
        }
        taken.Clear();
        return ofDevice;
    }

    private static IEnumerable<(string Key, ThrottleRule Rule)> Counters(DeviceId device, OrganisationId? organisation, Actor actor)
    {
        yield return ($"claim-account/{actor.User}", ClaimLimits.Account);
        if (organisation is { } id) yield return ($"claim-organisation/{id}", ClaimLimits.Organisation);
        if (actor.Address is { } address) yield return ($"claim-address/{address}", ClaimLimits.Address);
        yield return ($"claim-device/{device}", ClaimLimits.Device);
    }
}
