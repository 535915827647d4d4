using Kms.Keys;

namespace Kms.Tests.Keys;

public sealed class WipedBufferTests
{
    [Fact]
    public void What_is_cut_off_is_wiped()
    {
        using var buffer = new WipedBuffer(16);
        buffer.Write([1, 2, 3, 4, 5, 6]);

        buffer.DropStart(2);
        buffer.Shorten(3);

        Assert.Equal([3, 4, 5], buffer.Written.ToArray());
        Assert.Equal([0, 0, 0], buffer.GetSpan(3)[..3].ToArray());
    }

    [Fact]
    public void Growing_keeps_the_content_and_wipes_the_old_place()
    {
        using var buffer = new WipedBuffer(16);
        buffer.Write([1, 2, 3, 4]);
        var old = buffer.WrittenMemory;

        buffer.Write(new byte[100_000]);

        Assert.Equal([1, 2, 3, 4], buffer.Written[..4].ToArray());
        Assert.Equal([0, 0, 0, 0], old.ToArray());
    }

    [Fact]
    public void More_than_there_is_room_for_cannot_be_claimed()
    {
        using var buffer = new WipedBuffer(16);

        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(1 << 20));
    }
}
