using Kms.Audit;
using Kms.Invitations;
using Kms.Organisations;
using Kms.Storage;
using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Storage;

/// <summary>The service ends, or loses its storage, after a document was written and before its effects were.</summary>
public abstract class UncommittedTests<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private const string Invited = "anna@example.com";
    private readonly TDatabase _database = new();
    private KmsHost _host = null!; // made before each test
    private UserId _operator;
    private IInvitationGrain _invitation = null!; // made before each test

    private FailingEffects Effects => _host.Get<FailingEffects>();

    public async Task InitializeAsync()
    {
        await _database.CreateAsync();
        _host = await KmsHost.StartAsync(
            new KmsHostSettings { Postgres = _database.ConnectionString, Folder = _database.Folder, Services = FailingEffects.Register });
        _operator = await _host.People.AddOperatorAsync();
        var hofor = await _host.People.FoundAsync("Hofor");
        _invitation = _host.Grain<IInvitationGrain>(Guid.NewGuid().ToString("N"));
        await _invitation.CreateAsync(
            await _host.People.ActAsync(_operator), new InvitationDraft(EmailAddress.Parse(Invited), null, hofor, Roles.Administrator, "en", null));
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task After_a_crash_the_mail_and_the_audit_entry_appear_without_anybody_asking()
    {
        await BreakOffAsync();

        await _host.RestartAsync();

        await _host.Mails.FindAsync(Invited);
        Assert.Single(await SentAsync());
        Assert.Empty(await Effects.FindMarksAsync("", 10));
    }

    [Fact]
    public async Task When_the_storage_is_back_they_appear_within_a_minute()
    {
        await BreakOffAsync();

        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        await _host.Mails.FindAsync(Invited);
        Assert.Single(await SentAsync());
    }

    [Fact]
    public async Task What_was_committed_is_not_committed_again_when_the_document_is_next_used()
    {
        await _invitation.SendAsync(await _host.People.ActAsync(_operator));
        await _host.RestartAsync();

        await _host.Grain<IInvitationGrain>(_invitation.GetPrimaryKeyString()).GetAsync(await _host.People.ActAsync(_operator));

        Assert.Equal(0, Effects.Commits);
        Assert.Single(await SentAsync());
    }

    private async Task BreakOffAsync()
    {
        var actor = await _host.People.ActAsync(_operator);
        Effects.FailNext();
        await Assert.ThrowsAnyAsync<Exception>(() => _invitation.SendAsync(actor));
        Assert.Empty(await SentAsync());
    }

    private async Task<IEnumerable<AuditEntry>> SentAsync() => (await _host.Grain<IAuditGrain>("audit").FindAsync(
        await _host.People.ActAsync(_operator), new AuditFilter(Kind: "invitation.sent"), new PageRequest())).Items;
}

public sealed class UncommittedOnSqlite : UncommittedTests<SqliteTestDatabase>;

public sealed class UncommittedOnPostgres : UncommittedTests<PostgresTestDatabase>;
