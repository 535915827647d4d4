using Kms.Embedded.Reminders;
using Kms.Silo.Storage;
using Orleans.Runtime;

namespace Kms.Silo.SingleNode;

/// <summary>Reminders in the same database as the devices.</summary>
internal sealed class ReminderTable(IDatabase database) : IReminderStore
{
    private const string ReadAll = "select grain, name, first_tick, period, next_tick from reminder";

    private const string Put = """
        insert into reminder (grain, name, first_tick, period, next_tick) values ($1, $2, $3, $4, $5)
        on conflict (grain, name) do update
        set first_tick = excluded.first_tick, period = excluded.period, next_tick = excluded.next_tick
        """;

    private const string Delete = "delete from reminder where grain = $1 and name = $2";

    public async Task<IReadOnlyList<ReminderRecord>> ReadAllAsync(CancellationToken cancellationToken) => await database.QueryAsync(
        ReadAll, [], row => new ReminderRecord(
            GrainId.Parse(row.GetString(0), null), row.GetString(1), row.Time(2), TimeSpan.FromTicks(row.GetInt64(3)), row.Time(4)),
        cancellationToken);

    public Task SaveAsync(ReminderRecord reminder, CancellationToken cancellationToken) => database.ExecuteAsync(
        Put,
        [reminder.GrainId.ToString(), reminder.Name, reminder.FirstTick.ToStored(), reminder.Period.Ticks, reminder.NextTick.ToStored()],
        cancellationToken);

    public Task RemoveAsync(GrainId grainId, string name, CancellationToken cancellationToken) =>
        database.ExecuteAsync(Delete, [grainId.ToString(), name], cancellationToken);
}
