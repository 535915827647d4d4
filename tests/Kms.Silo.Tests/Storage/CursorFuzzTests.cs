using Kms.Silo.Storage.Paging;
using Kms.Testing;

namespace Kms.Silo.Tests.Storage;

/// <summary>A million broken cursors: each is refused as no cursor, or is one that only begins elsewhere in the same list.</summary>
public sealed class CursorFuzzTests
{
    [Fact]
    public void No_broken_cursor_breaks_a_list()
    {
        var real = new Cursor("2026-01-01 Ørsted", "KAM-12345678", 120, true).ToString();
        var random = new XorShift(2032);
        var read = 0;
        for (var i = 0; i < 1_000_000 * Math.Max(1, Fuzz.Scale / 5); i++)
        {
            try
            {
                var cursor = Cursor.Read(new PageRequest(10, Fuzz.Break(real, random)));
                read += cursor is null ? 0 : 1;
                _ = cursor?.Number;
            }
            catch (RefusedException refused)
            {
                Assert.Equal(Refusal.Invalid, refused.Refusal);
            }
        }
        Assert.InRange(read, 1, int.MaxValue);
    }
}
