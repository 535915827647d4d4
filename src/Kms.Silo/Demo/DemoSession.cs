using Kms.Files;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Silo.Demo;

/// <summary>Acts in the demo as its people would: through the grains, with tickets.</summary>
internal sealed class DemoSession(IGrainFactory grains)
{
    private const int Piece = 1 << 20;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    public IGrainFactory Grains { get; } = grains;

    public static string NewId() => Guid.NewGuid().ToString("N");

    public async Task OpenAsync(DemoAccount account) =>
        await Grains.OpenAccountAsync(
            new UserId(NewId()),
            new NewAccount(account.Email, Proven: true, account.Name, DemoAccount.Password, account.Language, "demo", IsOperator: false));

    public async Task<ActorTicket> ActAsync(DemoAccount account)
    {
        var card = await Grains.FindAccountAsync(account.Email) ?? throw new InvalidOperationException($"No account {account.Address}.");
        return await Grains.GetGrain<IUserTickets>(card.Id.Value).IssueForJobAsync(new SessionId("demo"), [], null)
            ?? throw new InvalidOperationException($"{account.Address} cannot act.");
    }

    public async Task<OrganisationId> FoundAsync(OrganisationDraft draft) =>
        (await Grains.GetGrain<IOrganisationGrain>(NewId()).CreateAsync(await ActAsync(DemoAccount.Operator), draft)).Id;

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
