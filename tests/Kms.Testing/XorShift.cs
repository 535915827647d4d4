namespace Kms.Testing;

/// <summary>Numbers that look random and are the same in every run (Marsaglia, xorshift64).</summary>
internal sealed class XorShift(ulong seed)
{
    private ulong state = seed == 0 ? 88172645463325252 : unchecked(seed * 0x9E3779B97F4A7C15);

    public ulong Next()
    {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public void Fill(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(Next() >> 56);
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];
}
