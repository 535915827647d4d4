using Kms.Catalogue;
using Kms.Devices;
using Kms.Jobs;
using Kms.Tests.Support;
using Kms.Transfers;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Tests.Transfers;

/// <summary>An offer is three writes: the job, the transfer, its effects. Cut off between any two, the same call finishes it.</summary>
public sealed class BrokenOfferTests : IAsyncLifetime
{
    private const string Receiver = "paul@partner.example";
    private World _world = null!; // made before each test
    private Selection _selection = null!; // made before each test

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync(Faults);
        _selection = new Selection(await _world.OwnAsync(2), null, []);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Cut_off_before_the_transfer_was_written_it_is_finished_by_the_same_call()
    {
        _world.Host.Get<DocumentFault>().FailNext("transfer");

        await BreakOffAndRepeatAsync();
    }

    [Fact]
    public async Task Cut_off_before_the_job_was_written_it_is_finished_by_the_same_call()
    {
        _world.Host.Get<DocumentFault>().FailNext("job");

        await BreakOffAndRepeatAsync();
    }

    [Fact]
    public async Task Cut_off_before_the_effects_of_the_job_were_written_it_is_finished_by_the_same_call()
    {
        _world.Host.Get<FailingEffects>().FailNext();

        await BreakOffAndRepeatAsync();
    }

    [Fact]
    public async Task Another_selection_is_another_offer_and_is_refused()
    {
        _world.Host.Get<DocumentFault>().FailNext("transfer");
        await Assert.ThrowsAnyAsync<Exception>(() => OfferAsync(_selection));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => OfferAsync(new Selection([World.Id(1)], null, [])));

        Assert.Equal(Refusal.AlreadyExists, refused.Refusal);
    }

    private async Task BreakOffAndRepeatAsync()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => OfferAsync(_selection));
        await _world.RestartAsync();
        _world.Host.Clock.Advance(TimeSpan.FromHours(3));

        var job = await FinishAsync(await OfferAsync(_selection));

        Assert.Equal(2, job.Total);
        Assert.Equal(DecisionState.Open, (await Transfer.GetAsync(await _world.ActAsync(_world.Paul)))!.State);
        await _world.Host.Mails.FindAsync(Receiver);
        var taken = await _world.FinishAsync(_world.Paul, await Transfer.AcceptAsync(await _world.ActAsync(_world.Paul)));
        Assert.Equal(2, taken.Counts["transferred"]);
        Assert.Single(_world.Host.Mails.All, mail => mail.To.Value == Receiver);
    }

    // A step that was under way while the hours passed is done again after a pause.
    private async Task<JobView> FinishAsync(JobId id)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var over = _world.FinishAsync(_world.Anna, id);
        for (; !over.IsCompleted; await look.WaitForNextTickAsync()) _world.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        return await over;
    }

    private ITransferGrain Transfer => _world.Host.Grain<ITransferGrain>("t1");

    private async Task<JobId> OfferAsync(Selection selection) =>
        await Transfer.OfferAsync(await _world.ActAsync(_world.Anna), _world.Reseller, _world.Partner, selection);

    private static void Faults(IServiceCollection services)
    {
        DocumentFault.Register(services);
        FailingEffects.Register(services);
    }
}
