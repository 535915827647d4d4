using Kms.Catalogue;
using Kms.Devices;
using Kms.Jobs;
using Kms.Tests.Support;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Tests.Transfers;

/// <summary>A decision is three writes: the word, its job, the end. Cut off between any two, the same decision finishes it and no other one begins.</summary>
public sealed class BrokenDecisionTests : IAsyncLifetime
{
    private World _world = null!; // made before each test

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync(DocumentFault.Register);
        var selection = new Selection(await _world.OwnAsync(2), null, []);
        await _world.FinishAsync(_world.Anna, await Transfer.OfferAsync(await _world.ActAsync(_world.Anna), _world.Reseller, _world.Partner, selection));
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task An_acceptance_cut_off_after_the_devices_moved_is_finished_by_repeating_it()
    {
        await CutOffAsync("transfer", 1, AcceptAsync);

        var job = await _world.FinishAsync(_world.Paul, await AcceptAsync());

        Assert.Equal((2, DecisionState.Approved), (job.Counts["transferred"], (await ViewAsync()).State));
        Assert.Equal((0, 2), (await _world.CountVisibleAsync(_world.Anna), await _world.CountVisibleAsync(_world.Paul)));
        await _world.Host.Mails.FindAsync("anna@reseller.example", "was accepted");
    }

    [Theory]
    [InlineData("transfer", 1)]
    [InlineData("job", 0)]
    public async Task An_acceptance_that_was_cut_off_can_neither_be_declined_nor_taken_back(string document, int writes)
    {
        await CutOffAsync(document, writes, AcceptAsync);

        foreach (var user in new[] { _world.Paul, _world.Anna })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => DeclineAsync(user));
            Assert.Equal((Refusal.Conflict, "transfer-being-accepted"), (refused.Refusal, Assert.Single(refused.Problems).Code));
        }
        Assert.Equal((DecisionState.Open, DecisionState.Approved), ((await ViewAsync()).State, (await ViewAsync()).Deciding));
        await _world.FinishAsync(_world.Paul, await AcceptAsync());
        Assert.Equal((DecisionState.Approved, null), ((await ViewAsync()).State, (await ViewAsync()).Deciding));
    }

    [Fact]
    public async Task Cut_off_before_the_word_was_written_it_is_still_open_to_every_decision()
    {
        await CutOffAsync("transfer", 0, AcceptAsync);

        await _world.FinishAsync(_world.Anna, await DeclineAsync(_world.Anna));

        Assert.Equal((DecisionState.Withdrawn, 2), ((await ViewAsync()).State, await _world.CountVisibleAsync(_world.Anna)));
    }

    [Theory]
    [InlineData("transfer", 1)]
    [InlineData("job", 0)]
    public async Task A_decline_that_was_cut_off_cannot_be_accepted_and_is_finished_by_either_side(string document, int writes)
    {
        await CutOffAsync(document, writes, () => DeclineAsync(_world.Paul));

        var refused = await Assert.ThrowsAsync<RefusedException>(AcceptAsync);
        await DeclineAsync(_world.Anna);

        Assert.Equal((Refusal.Conflict, "transfer-being-declined"), (refused.Refusal, Assert.Single(refused.Problems).Code));
        Assert.Equal(DecisionState.Declined, (await ViewAsync()).State);
    }

    [Fact]
    public async Task Another_key_manager_of_the_same_side_finishes_an_acceptance()
    {
        await CutOffAsync("transfer", 1, AcceptAsync);
        var petra = await _world.Host.People.AddAsync("petra@partner.example", (_world.Partner, Roles.KeyManager));

        await Transfer.AcceptAsync(await _world.ActAsync(petra));

        Assert.Equal(DecisionState.Approved, (await ViewAsync()).State);
    }

    [Fact]
    public async Task An_acceptance_of_which_only_the_word_was_written_ends_with_the_offer()
    {
        await CutOffAsync("job", 0, AcceptAsync);
        _world.Host.Clock.Advance(TimeSpan.FromDays(14));

        var refused = await Assert.ThrowsAsync<RefusedException>(AcceptAsync);

        Assert.Equal((Refusal.AlreadyDecided, DecisionState.Withdrawn), (refused.Refusal, (await ViewAsync()).State));
        Assert.Equal(2, await _world.CountVisibleAsync(_world.Anna));
    }

    private ITransferGrain Transfer => _world.Host.Grain<ITransferGrain>("t1");

    private async Task CutOffAsync(string document, int writes, Func<Task> act)
    {
        _world.Host.Get<DocumentFault>().FailNext(document, writes);
        await Assert.ThrowsAnyAsync<Exception>(act);
        await _world.RestartAsync();
    }

    private async Task<JobId> AcceptAsync() => await Transfer.AcceptAsync(await _world.ActAsync(_world.Paul));

    private async Task<JobId> DeclineAsync(UserId user) => await Transfer.DeclineAsync(await _world.ActAsync(user), "Not ours");

    private async Task<TransferView> ViewAsync() => (await Transfer.GetAsync(await _world.ActAsync(_world.Anna)))!; // Anna offered it
}
