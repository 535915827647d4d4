namespace Kms.Silo.Hosting;

/// <summary>Since when one connection has been asked something and nothing at all has come back.</summary>
internal sealed class Pulse(TimeProvider clock)
{
    private long _asked;

    public void Asked() => Interlocked.CompareExchange(ref _asked, clock.GetTimestamp(), 0);

    public void Heard() => Interlocked.Exchange(ref _asked, 0);

    /// <summary>True once when it has been silent for so long.</summary>
    public bool TakeSilence(TimeSpan patience)
    {
        var asked = Interlocked.Read(ref _asked);
        return asked != 0 && clock.GetElapsedTime(asked) > patience && Interlocked.CompareExchange(ref _asked, 0, asked) == asked;
    }
}
