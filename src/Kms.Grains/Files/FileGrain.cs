using System.Collections.Immutable;
using System.Text;
using Kms.Devices;
using Kms.Jobs;
using Kms.Keys;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Files;

/// <summary>An upload in pieces, or a produced file that is read once.</summary>
internal sealed class FileGrain(
    [PersistentState("file", "directory")] IPersistentState<DocumentState<FileState>> document, IEffectStore effects, FileTools tools) : DocumentGrain<FileState>(document, effects), IFileGrain, IFileWork
{
    private const string SecretLabel = "file-secret";

    // Within one download; each begins with a look. Five seconds is what a lost right may live on at most.
    private static readonly TimeSpan RightsHold = TimeSpan.FromSeconds(3);
    private (DateTimeOffset At, FileBasis Basis)? look;

    private FileId Id => new(this.GetPrimaryKeyString());

    public async Task BeginAsync(ActorTicket actor, string name, string? secret)
    {
        var occasion = Begin(actor);
        FileRules.DemandUploader(occasion.Actor);
        if (State is { } known && known.Owner != occasion.Actor.User)
            throw new RefusedException(Refusal.AlreadyExists, "This file id is taken. Begin with a fresh one.");
        if (State is { Length: 0, Produced: false }) return;
        if (State is not null) throw new RefusedException(Refusal.AlreadyExists, "This upload has begun already.");
        var file = FileRules.Begin(occasion.Actor, name, occasion.Now);
        await SaveAsync(WithSecret(file, secret), Effects.None);
    }

    public async Task AppendAsync(ActorTicket actor, long offset, byte[] bytes)
    {
        var file = Own(Begin(actor).Actor);
        if (file.Append(offset, bytes.Length) is not { } next) return;
        // The piece first: a length without bytes would be a file with a hole.
        await tools.Files.WriteAsync(Id, offset, bytes);
        await SaveAsync(next, Effects.None);
    }

    public async Task<FileInfoView> CompleteAsync(ActorTicket actor, string? secret = null)
    {
        var file = Own(Begin(actor).Actor);
        if (!file.Complete || secret is not null) await SaveAsync(WithSecret(file, secret) with { Complete = true }, Effects.None);
        return (State ?? file).View(Id);
    }

    public Task<FileInfoView?> GetAsync(ActorTicket actor)
    {
        var occasion = Begin(actor);
        var own = State is { } file && file.Owner == occasion.Actor.User && (file.CollectedAt is not null || !file.IsGone(occasion.Now)) ? file : null;
        return Task.FromResult(own?.View(Id));
    }

    public async Task<byte[]> ReadAsync(ActorTicket actor, long offset, int count)
    {
        var occasion = tools.Occasions.Begin(actor, Scopes.Keys);
        var file = Own(occasion.Actor);
        if (file.CollectedAt is { } collected)
        {
            await tools.Alarm.RaiseAsync(Id, file, occasion);
            throw FileRules.Collected(collected);
        }
        file.DemandReadable(offset, count, occasion.Now);
        await DemandRightsAsync(file, offset, occasion);
        var bytes = await tools.Files.ReadRangeAsync(Id, offset, (int)Math.Min(count, file.Length - offset));
        // A process that stood still meanwhile may have slept through a revocation.
        if (tools.Occasions.Now - occasion.Now > RightsHold) await DemandRightsAsync(file, offset, tools.Occasions.Begin(actor, Scopes.Keys));
        if (offset + bytes.Length < file.Length) return bytes;
        await SaveAsync(file with { Gone = true, CollectedAt = tools.Occasions.Now }, Effects.None);
        await tools.Files.RemoveAsync(Id);
        return bytes;
    }

    public async Task ReportAsync(ActorTicket actor)
    {
        var occasion = tools.Occasions.Begin(actor, Scopes.Keys);
        if (Own(occasion.Actor) is { CollectedAt: not null } file) await tools.Alarm.RaiseAsync(Id, file, occasion);
    }

    public Task<UploadedFile?> OpenAsync(UserId by)
    {
        var open = State is { Complete: true, Produced: false, Gone: false } file && file.Owner == by ? file : null;
        var secret = open?.SealedSecret is { } hidden ? Encoding.UTF8.GetString(tools.Vault.Open(SecretLabel, Id.Value, hidden.AsSpan())) : null;
        return Task.FromResult(open is null ? null : new UploadedFile(Id, open.Name, open.Length, secret));
    }

    public async Task<UploadedFile?> HoldAsync(UserId by, JobId job)
    {
        if (await OpenAsync(by) is not { } open || State is not { } file) return null;
        if (!file.HeldBy.Contains(job)) await SaveAsync(file with { HeldBy = file.HeldBy.Add(job) }, Effects.None);
        return open;
    }

    public async Task BeginProducedAsync(UserId by, string name, string mediaType)
    {
        if (State is { Produced: false }) throw new RefusedException(Refusal.AlreadyExists, "This file id is taken.");
        if (State is not null) await tools.Files.RemoveAsync(Id);
        await SaveAsync(
            new FileState { Owner = by, Name = name, MediaType = mediaType, CreatedAt = tools.Occasions.Now, Produced = true }, Effects.None);
    }

    public async Task<FileInfoView> CompleteProducedAsync(long length, FileBasis basis, ImmutableArray<byte>? passphrase)
    {
        var file = State ?? throw NotFound();
        if (!file.Complete) await SaveAsync(file.End(length, basis, passphrase, tools.Occasions.Now), Effects.None);
        return (State ?? file).View(Id);
    }

    public Task<bool> HasPassphraseAsync(ActorTicket actor) => Task.FromResult(
        tools.Occasions.Begin(actor, Scopes.Keys) is var occasion && State?.Owner == occasion.Actor.User && State.Passphrase(occasion.Now) is not null);

    public async Task<FilePassphrase> TakePassphraseAsync(ActorTicket actor)
    {
        var occasion = tools.Occasions.Begin(actor, Scopes.Keys);
        var file = Own(occasion.Actor);
        var hidden = file.DemandPassphrase(occasion.Now);
        await DemandRightsAsync(file, 0, occasion);
        // Erased and recorded first: of two who ask at once, one gets it.
        await SaveAsync(file with { SealedSecret = null }, FileRules.Shown(Id, occasion));
        return FilePassphrases.Open(tools.Vault, Id, hidden);
    }

    public async Task DiscardAsync()
    {
        if (State is null or { Gone: true }) return;
        await SaveAsync(State with { Gone = true, SealedSecret = null }, Effects.None);
        await tools.Files.RemoveAsync(Id);
    }

    protected override async Task<bool> IsInUseAsync()
    {
        if (State is not { } file) return false;
        foreach (var job in file is { Produced: true, Complete: false } ? [new JobId(Id.Value)] : file.HeldBy)
            if (await GrainFactory.GetGrain<IJobWork>(job.Value).PeekAsync() is JobState.Queued or JobState.Running) return true;
        return false;
    }

    protected override Task LeaveAsync() => tools.Files.RemoveAsync(Id);

    // Decided here and now, not when the file was made: rights that ended since take the file with them.
    private async Task DemandRightsAsync(FileState file, long offset, Occasion occasion)
    {
        await tools.Rights.DemandPresentAsync(occasion);
        if (offset > 0 && look is { } last && occasion.Now - last.At < RightsHold && last.Basis.Epoch == occasion.Actor.Epoch) return;
        if ((look?.Basis ?? file.Basis) is { } basis && await tools.Rights.CheckAsync(Id, basis, occasion) is { } next)
        {
            look = (occasion.Now, next);
            return;
        }
        await SaveAsync(file with { Gone = true, SealedSecret = null }, FileRules.Withdrawn(Id, occasion));
        await tools.Files.RemoveAsync(Id);
        throw new RefusedException(Refusal.Gone, "You lost the right to keys in this file since it was made, so it was erased. Order a new one.");
    }

    private FileState WithSecret(FileState file, string? secret) => string.IsNullOrEmpty(secret)
        ? file
        : file with { SealedSecret = [.. tools.Vault.Seal(SecretLabel, Id.Value, Encoding.UTF8.GetBytes(secret))] };

    // Whoever may import or make batches may upload, and whoever may export may look.
    private Occasion Begin(ActorTicket actor) => tools.Occasions.BeginAny(actor, Scopes.Import, Scopes.Write, Scopes.Keys);

    private FileState Own(Actor actor) => State is { } file && file.Owner == actor.User ? file : throw NotFound();

    private static RefusedException NotFound() => new(Refusal.NotFound, "There is no such file among yours.");
}
