using Kms.Storage;
using Orleans.Runtime;

namespace Kms.Users;

internal sealed class EmailIndexGrain(
    [PersistentState("email", "directory")] IPersistentState<DocumentState<EmailIndexState>> document, IEffectStore effects, TimeProvider clock)
    : DocumentGrain<EmailIndexState>(document, effects), IEmailIndexGrain
{
    // The account is made right after the reservation; an hour later it never will be.
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(1);

    public Task<UserId?> FindAsync() => Task.FromResult(State?.User);

    public async Task<bool> ReserveAsync(UserId user)
    {
        var now = clock.GetUtcNow();
        if (State is { } held)
        {
            if (held.User == user) return true;
            if (now < held.Since + s_patience || await ExistsAsync(held.User)) return false;
        }
        await SaveAsync(new EmailIndexState(user, now), Effects.None);
        return true;
    }

    private async Task<bool> ExistsAsync(UserId user) =>
        await GrainFactory.GetGrain<IUserAccount>(user.Value).ReadCardAsync() is not null;
}
