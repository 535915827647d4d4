using System.Globalization;
using System.Text;
using Kms.Devices;
using Kms.Jobs;
using Kms.Keys;
using Kms.Tests.Support;

namespace Kms.Tests.Jobs;

public sealed class ImportChunkTests
{
    // One more than what is stored together: the last rows are looked up while the first ones are being stored.
    private const int Rows = 4_000;

    [Fact]
    public async Task Rows_find_what_the_chunk_before_them_brings()
    {
        await using var world = await World.StartAsync();
        var text = new StringBuilder("manufacturer;serial;key\n");
        for (var i = 0; i < Rows; i++) text.Append(CultureInfo.InvariantCulture, $"KAM;{20000000 + i};{World.KeyOf(i)}\n");
        text.Append(CultureInfo.InvariantCulture, $"KAM;20000000;{World.KeyOf(Rows)}\nKAM;{20000000 + Rows};{World.KeyOf(1)}\n");

        var job = await world.ImportAsync(text.ToString());

        Assert.Equal((JobState.Done, Rows + 1, 1), (job.State, job.Counts["added"], job.Counts["updated"]));
        var store = world.Host.Get<IDeviceStore>();
        Assert.Equal(2, (await store.ReadAsync(World.Id(0)))!.Keys.Length);
        Assert.Equal(KeyFinding.Shared, (await store.ReadAsync(World.Id(1)))!.Health & KeyFinding.Shared);
        Assert.Equal(KeyFinding.Shared, (await store.ReadAsync(World.Id(Rows)))!.Health & KeyFinding.Shared);
        Assert.Equal(KeyFinding.None, (await store.ReadAsync(World.Id(2)))!.Health);
    }
}
