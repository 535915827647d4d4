using System.Data.Common;
using Kms.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// The engine's table of reminders, when the database goes and comes back: a connection that died with it is tried once more, as all that is asked
/// here may be done twice; what fails then is told as by our own stores, so that jobs wait and callers hear that the storage does not answer.
/// </summary>
internal sealed class SteadyReminders(IReminderTable table) : IReminderTable
{
    /// <summary>Stands before the table that is registered.</summary>
    public static void Register(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IReminderTable)).ImplementationType
            ?? throw new InvalidOperationException("The engine registers its table of reminders by type.");
        services.AddSingleton<IReminderTable>(provider => new SteadyReminders((IReminderTable)ActivatorUtilities.CreateInstance(provider, inner)));
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => table.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken = default) => table.StopAsync(cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => AskAsync(() => table.ReadRows(grainId));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => AskAsync(() => table.ReadRows(begin, end));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => AskAsync(() => table.ReadRow(grainId, reminderName));

    public Task<string?> UpsertRow(ReminderEntry entry) => AskAsync(() => table.UpsertRow(entry));

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => AskAsync(() => table.RemoveRow(grainId, reminderName, eTag));

    public Task TestOnlyClearTable() => table.TestOnlyClearTable();

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try { return await ask(); }
        catch (DbException) { }
        try { return await ask(); }
        catch (DbException gone) { throw new StorageUnavailableException("The table of reminders does not answer.", gone); }
    }
}
