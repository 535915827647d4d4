using System.Collections.Immutable;
using Kms.Devices;
using Kms.Storage;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Telegrams;

/// <summary>Checks what somebody has pasted or sent. Holds nothing.</summary>
[StatelessWorker]
internal sealed class KeyCheckGrain(TelegramDesk desk, IDeviceStore store, IEffectStore effects, Occasions occasions) : Grain, IKeyCheckGrain
{
    private const int MostTelegrams = 10_000;
    private const int LongestLine = 4_096;

    // Who guesses keys would make a telegram for every guess; 2^127 of them are more than this lets pass.
    private static readonly Throttle s_calls = new("key-checks", new(100, TimeSpan.FromMinutes(10)));

    public async Task<ImmutableArray<CheckedTelegram>> CheckAsync(ActorTicket actor, ImmutableArray<string> telegrams, DeviceId? device)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        if (telegrams.Length > MostTelegrams || telegrams.Any(t => t.Length > LongestLine))
            throw new RefusedException(Refusal.TooLarge, $"At most {MostTelegrams} telegrams of {LongestLine} characters are checked at once. Upload a log instead.");
        if (await GrainFactory.CountAsync(s_calls, occasion.Actor.User.Value) is { } wait) throw ThrottledAttempts.TooMany(wait);
        if (device is { } named && (await store.ReadAsync(named) is not { } known || !occasion.Actor.Sees(known, occasion.Now))) throw Refuse.NotFound();
        var run = await desk.CheckAsync(telegrams, device, occasion);
        await effects.CommitAsync(CheckFacts.Of(run, occasion));
        return [.. run.Answers];
    }
}
