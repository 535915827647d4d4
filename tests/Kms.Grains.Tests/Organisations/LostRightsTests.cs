using Kms.Devices;
using Kms.Organisations;
using Kms.Storage;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Tests.Organisations;

public sealed class LostRightsTests : IAsyncLifetime
{
    private KmsHost _host = null!; // made before each test
    private Func<Task>? _meanwhile;

    public async Task InitializeAsync() => _host = await Accounts.StartAsync(services =>
    {
        var inner = services.Last(service => service.ServiceType == typeof(IEffectStore));
        services.AddSingleton<IEffectStore>(provider => new Interrupted(
            (IEffectStore)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)), // registered by factory or type
            () => Interlocked.Exchange(ref _meanwhile, null)?.Invoke() ?? Task.CompletedTask));
    });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_ticket_issued_while_downloads_are_taken_from_readers_reads_no_key()
    {
        var hofor = await _host.People.FoundAsync("Hofor");
        var administrator = await _host.People.ActAsync(await _host.People.AddAsync("admin@example.com", (hofor, Roles.Administrator)));
        var reader = await _host.People.AddAsync("reader@example.com", (hofor, Roles.Reader));
        var profile = (await _host.Organisation(hofor).GetAsync(administrator))!.Profile;
        await _host.Organisation(hofor).UpdateAsync(administrator, profile with { ReadersMayDownload = true }, null);
        ActorTicket? between = null;
        _meanwhile = async () => between = await _host.People.ActAsync(reader);

        await _host.Organisation(hofor).UpdateAsync(administrator, profile with { ReadersMayDownload = false }, null);

        Assert.True(await _host.Get<IDeviceStore>().ReadEpochAsync(reader) > between!.Epoch);
    }

    /// <summary>Something happens while a document is written.</summary>
    private sealed class Interrupted(IEffectStore inner, Func<Task> meanwhile) : IEffectStore
    {
        public async Task CommitAsync(Effects effects, DocumentMark? settled = null, CancellationToken cancellation = default)
        {
            await meanwhile();
            await inner.CommitAsync(effects, settled, cancellation);
        }

        public Task<bool> IsMarkedAsync(string grain, CancellationToken cancellation = default) => inner.IsMarkedAsync(grain, cancellation);

        public Task<IReadOnlyList<DocumentMark>> FindMarksAsync(string after, int limit, CancellationToken cancellation = default) =>
            inner.FindMarksAsync(after, limit, cancellation);
    }
}
