using Kms.Files;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Silo.Demo;

/// <summary>Acts in the demo as its people would: through the grains, with tickets.</summary>
internal sealed class DemoSession(IGrainFactory grains)
{
    private const int Piece = 1 << 20;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    public IGrainFactory Grains { get; } = grains;

    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>The same at every start, so that a fill that was broken off goes on instead of beginning again.</summary>
    public static string IdOf(string what) => DerivedId.Of("demo", what, "");

    public async Task OpenAsync(DemoAccount account) =>
        await Grains.OpenAccountAsync(
            new UserId(IdOf(account.Address)),
            new NewAccount(account.Email, Proven: true, account.Name, DemoAccount.Password, account.Language, "demo", IsOperator: false));

    public async Task<ActorTicket> ActAsync(DemoAccount account)
    {
        var card = await Grains.FindAccountAsync(account.Email) ?? throw new InvalidOperationException($"No account {account.Address}.");
        return await Grains.GetGrain<IUserTickets>(card.Id.Value).IssueForJobAsync(new SessionId("demo"), [], null)
            ?? throw new InvalidOperationException($"{account.Address} cannot act.");
    }

    public async Task<OrganisationId> FoundAsync(OrganisationDraft draft)
    {
        var (grain, actor) = (Grains.GetGrain<IOrganisationGrain>(IdOf(draft.Name)), await ActAsync(DemoAccount.Operator));
        return (await grain.GetAsync(actor) ?? await grain.CreateAsync(actor, draft)).Id;
    }

    public async Task JoinAsync(OrganisationId organisation, DemoAccount account, Roles roles)
    {
        var card = await Grains.FindAccountAsync(account.Email) ?? throw new InvalidOperationException($"No account {account.Address}.");
        if ((await Grains.GetGrain<IUserAccount>(card.Id.Value).ReadRolesAsync(organisation)).HasFlag(roles)) return;
        await Grains.GetGrain<IOrganisationGrain>(organisation.Value).SetMemberAsync(await ActAsync(DemoAccount.Operator), account.Email, roles);
    }

    public async Task<FileId> UploadAsync(DemoAccount account, string name, byte[] bytes)
    {
        var (id, actor) = (new FileId(NewId()), await ActAsync(account));
        var file = Grains.GetGrain<IFileGrain>(id.Value);
        await file.BeginAsync(actor, name, null);
        for (var at = 0; at < bytes.Length; at += Piece) await file.AppendAsync(actor, at, bytes[at..Math.Min(at + Piece, bytes.Length)]);
        await file.CompleteAsync(actor);
        return id;
    }

    public async Task RunAsync(DemoAccount account, JobOrder order)
    {
        var id = NewId();
        await Grains.GetGrain<IJobGrain>(id).StartAsync(await ActAsync(account), order);
        await FinishAsync(account, new JobId(id));
    }

    /// <summary>A step of the demo: its job is ordered once, however often the step is repeated.</summary>
    public async Task RunAsync(DemoAccount account, string step, Func<Task<JobOrder>> order)
    {
        var (id, actor) = (IdOf(step), await ActAsync(account));
        if (await Grains.GetGrain<IJobGrain>(id).GetAsync(actor) is null) await Grains.GetGrain<IJobGrain>(id).StartAsync(actor, await order());
        await FinishAsync(account, new JobId(id));
    }

    public async Task FinishAsync(DemoAccount account, JobId id)
    {
        using var look = new PeriodicTimer(s_look);
        while (await look.WaitForNextTickAsync())
        {
            var job = await Grains.GetGrain<IJobGrain>(id.Value).GetAsync(await ActAsync(account));
            if (job?.State is JobState.Queued or JobState.Running) continue;
            if (job?.State != JobState.Done) throw new InvalidOperationException($"A job of the demo ended as {job?.State}: {job?.Failure}");
            return;
        }
    }
}
