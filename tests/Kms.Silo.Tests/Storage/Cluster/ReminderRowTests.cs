using Kms.Testing;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Storage;

/// <summary>Our statements for reminders, through the provider that runs them.</summary>
public sealed class ReminderRowTests : IAsyncLifetime
{
    private static readonly DateTime s_start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private KmsHost _host = null!; // made before each test

    private IReminderTable Table => _host.Get<IReminderTable>();

    public async Task InitializeAsync() => _host = await KmsHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_reminder_comes_back_as_it_was_written_last()
    {
        var grain = GrainId.Create("job", "a");
        var first = await Table.UpsertRow(Reminder(grain, "work", TimeSpan.FromMinutes(1)));
        var last = await Table.UpsertRow(Reminder(grain, "work", TimeSpan.FromDays(60)));

        var read = await Table.ReadRow(grain, "work");

        Assert.NotEqual(first, last);
        Assert.Equal((grain, "work", s_start, TimeSpan.FromDays(60), last), (read!.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
        Assert.Null(await Table.ReadRow(grain, "other"));
    }

    [Fact]
    public async Task A_grain_sees_its_own_reminders()
    {
        var (own, other) = (GrainId.Create("job", "a"), GrainId.Create("job", "b"));
        foreach (var (grain, name) in new[] { (own, "one"), (own, "two"), (other, "three") })
            await Table.UpsertRow(Reminder(grain, name, TimeSpan.FromMinutes(1)));

        var read = await Table.ReadRows(own);

        Assert.Equal(["one", "two"], read.Reminders.Select(reminder => reminder.ReminderName).Order());
    }

    [Fact]
    public async Task Every_reminder_lies_in_the_part_of_exactly_one_silo()
    {
        for (var n = 0; n < 40; n++) await Table.UpsertRow(Reminder(GrainId.Create("job", $"j{n}"), "work", TimeSpan.FromMinutes(1)));
        // The ring in three parts; the last one goes over its seam.
        uint[] ends = [0x1000_0000, 0x9000_0000, 0xF000_0000];

        var parts = new List<string>();
        for (var n = 0; n < ends.Length; n++)
            parts.AddRange((await Table.ReadRows(ends[n], ends[(n + 1) % ends.Length])).Reminders.Select(reminder => reminder.GrainId.ToString()));

        Assert.Equal(Enumerable.Range(0, 40).Select(n => $"job/j{n}").Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
        Assert.Equal(40, (await Table.ReadRows(0, 0)).Reminders.Count);
    }

    [Fact]
    public async Task Only_the_reminder_that_was_read_is_removed()
    {
        var grain = GrainId.Create("job", "a");
        var stale = await Table.UpsertRow(Reminder(grain, "work", TimeSpan.FromMinutes(1)));
        var latest = await Table.UpsertRow(Reminder(grain, "work", TimeSpan.FromMinutes(2)));

        Assert.False(await Table.RemoveRow(grain, "work", stale!));
        Assert.True(await Table.RemoveRow(grain, "work", latest!));

        Assert.Empty((await Table.ReadRows(grain)).Reminders);
    }

    private static ReminderEntry Reminder(GrainId grain, string name, TimeSpan period) =>
        new() { GrainId = grain, ReminderName = name, StartAt = s_start, Period = period };
}
