using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;
using Kms.Web;

namespace Kms.Tests.Web;

public sealed class WebGrainTests : IAsyncLifetime
{
    private static readonly StoredAnswer s_answer = new(202, "application/json", "/jobs/1", "{}");
    private KmsHost _host = null!; // made before each test
    private ActorTicket _anna = null!; // made before each test

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _anna = await _host.People.ActAsync(await _host.People.AddAsync("anna@example.com"));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private IIdempotencyGrain Write => _host.Grain<IIdempotencyGrain>($"{_anna.User}/key");

    [Fact]
    public async Task The_answer_to_a_repeated_write_is_given_again()
    {
        Assert.Null(await Write.BeginAsync(_anna, "hash"));
        Assert.Equal(Refusal.Conflict, await Accounts.RefusalOf(Write.BeginAsync(_anna, "hash")));
        await Write.CompleteAsync(_anna, "hash", s_answer);

        Assert.Equal(s_answer, await Write.BeginAsync(_anna, "hash"));
        Assert.Equal(Refusal.IdempotencyMismatch, await Accounts.RefusalOf(Write.BeginAsync(_anna, "other")));
    }

    [Fact]
    public async Task An_attempt_whose_beginning_got_no_answer_begins_again_and_no_other_does()
    {
        await Write.BeginAsync(_anna, "hash", "first");

        Assert.Null(await Write.BeginAsync(_anna, "hash", "first"));
        Assert.Equal(Refusal.Conflict, await Accounts.RefusalOf(Write.BeginAsync(_anna, "hash", "second")));
    }

    [Fact]
    public async Task A_failed_attempt_may_be_made_again()
    {
        await Write.BeginAsync(_anna, "hash");

        await Write.CompleteAsync(_anna, "hash", null);

        Assert.Null(await Write.BeginAsync(_anna, "hash"));
    }

    [Fact]
    public async Task An_answer_is_forgotten_after_a_day_and_a_vanished_attempt_after_minutes()
    {
        await Write.BeginAsync(_anna, "hash");
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await Write.BeginAsync(await ActAsync(), "hash"));
        await Write.CompleteAsync(await ActAsync(), "hash", s_answer);

        _host.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Null(await Write.BeginAsync(await ActAsync(), "other"));
    }

    [Fact]
    public async Task Nobody_reads_the_answers_of_somebody_else()
    {
        await Write.BeginAsync(_anna, "hash");
        var eve = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com"));

        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(Write.BeginAsync(eve, "hash")));
    }

    [Fact]
    public async Task Web_keys_come_back_after_a_restart()
    {
        await _host.Grain<IWebKeysGrain>("web").AddAsync("one", "<key>secret</key>");
        await _host.Grain<IWebKeysGrain>("web").AddAsync("one", "<key>newer</key>");

        await _host.RestartAsync();

        Assert.Equal("<key>newer</key>", Assert.Single(await _host.Grain<IWebKeysGrain>("web").GetAllAsync()));
    }

    private Task<ActorTicket> ActAsync() => _host.People.ActAsync(_anna.User);
}
