using Kms.Audit;
using Kms.Keys;
using Kms.Silo.Keys;

namespace Kms.Silo.Tests.Audit;

/// <summary>1,000 mutations of each class on 3 chains of 20 entries; the first entry that is wrong is named every time.</summary>
public sealed class AuditMutationTests
{
    private const int Chains = 3;
    private const int Entries = 20;
    private const int Rounds = 1000;

    [Fact]
    public async Task An_untouched_trail_has_no_faults()
    {
        using var trail = await AuditTrail.WriteAsync(Chains, Entries);

        var verdict = await trail.VerifyAsync();

        Assert.Equal((Chains * Entries, Chains, 0), (verdict.Entries, verdict.Chains, verdict.Faults.Length));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("hash")]
    [InlineData("hash cut off")]
    [InlineData("previous")]
    [InlineData("text and hash of another entry")]
    [InlineData("text that is no json")]
    public Task A_changed_entry_is_named(string how) => EachAsync((trail, records, at) =>
    {
        var (entry, other) = (records[at], records[(at + 7) % records.Count]);
        records[at] = how switch
        {
            "text" => entry with { Canonical = entry.Canonical.Replace("key.read", "key.reax", StringComparison.Ordinal).Replace("g\"", "h\"", StringComparison.Ordinal) },
            "hash" => entry with { Hash = Flipped(entry.Hash, at) },
            "hash cut off" => entry with { Hash = entry.Hash[..31] },
            "previous" => entry with { Previous = Flipped(entry.Previous, at) },
            "text that is no json" => entry with { Canonical = "" },
            _ => entry with { Canonical = other.Canonical, Hash = other.Hash },
        };
        return entry;
    });

    [Fact]
    public Task A_missing_entry_is_named() => EachAsync((_, records, at) =>
    {
        var entry = records[at];
        records.RemoveAt(at);
        return entry;
    });

    [Fact]
    public Task An_entry_missing_from_a_renumbered_chain_is_named() => EachAsync((trail, records, at) =>
    {
        var entry = records[at];
        records.RemoveAt(at);
        for (var i = at; i < records.Count && records[i].Writer == entry.Writer; i++) records[i] = records[i] with { Sequence = records[i].Sequence - 1 };
        return entry;
    });

    [Fact]
    public Task An_added_entry_is_named() => EachAsync((trail, records, at) =>
    {
        using var foreign = Key();
        var added = records[at] with { Canonical = records[at].Canonical.Replace("details", "detailz", StringComparison.Ordinal) };
        records.Insert(at, added with { Hash = trail.Hash(added, foreign) });
        return records[at];
    });

    [Fact]
    public Task Entries_in_another_order_are_named() => EachAsync((_, records, at) =>
    {
        var with = (at % Entries) == Entries - 1 ? at - 1 : at + 1;
        (records[at], records[with]) = (records[with], records[at]);
        return records[Math.Max(at, with)];
    });

    [Fact]
    public Task An_entry_that_stands_twice_is_named() => EachAsync((_, records, at) =>
    {
        records.Insert(at, records[at]);
        return records[at];
    });

    [Fact]
    public Task A_cut_off_end_is_named() => EachAsync((_, records, at) =>
    {
        var entry = records[at];
        records.RemoveAll(record => record.Writer == entry.Writer && record.Sequence >= entry.Sequence);
        return entry;
    });

    [Fact]
    public Task A_trail_signed_anew_with_another_key_is_named() => EachAsync((trail, records, at) =>
    {
        using var foreign = Key();
        var (entry, previous) = (records[at], records[at].Previous);
        for (var i = at; i < records.Count && records[i].Writer == entry.Writer; i++)
        {
            records[i] = records[i] with { Previous = previous };
            records[i] = records[i] with { Hash = trail.Hash(records[i], foreign) };
            previous = records[i].Hash;
        }
        return entry;
    });

    private static async Task EachAsync(Func<AuditTrail, List<AuditRecord>, int, AuditRecord> mutate)
    {
        using var trail = await AuditTrail.WriteAsync(Chains, Entries);
        for (var round = 0; round < Rounds; round++)
        {
            var records = trail.Records.ToList();
            var wrong = mutate(trail, records, round * 37 % records.Count);
            var verdict = await trail.VerifyAsync(records);
            Assert.True(Names(verdict, wrong), $"round {round}, {wrong.Writer}/{wrong.Sequence}: {string.Join("; ", verdict.Faults)}");
        }
    }

    // A chain that is gone altogether is named as such.
    private static bool Names(AuditVerdict verdict, AuditRecord wrong) => verdict.Faults.Length > 0
        && (verdict.Faults.Any(fault => fault.StartsWith($"{wrong.Writer}/{wrong.Sequence}", StringComparison.Ordinal))
            || (wrong.Sequence == 0 && verdict.Faults[0].StartsWith($"chain {wrong.Writer}", StringComparison.Ordinal)));

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] flipped = [.. bytes];
        flipped[at % flipped.Length] ^= (byte)(1 << (at % 8));
        return flipped;
    }

    private static AuditKey Key()
    {
        using var root = new RootKey(ClearKey.Generate(32));
        var key = new AuditKey();
        key.Load(root);
        return key;
    }
}
