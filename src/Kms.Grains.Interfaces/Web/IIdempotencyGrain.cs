using Kms.Users;

namespace Kms.Web;

/// <summary>Remembers the answer to a write for 24 hours; the grain key is user and idempotency key.</summary>
[Alias("kms.IIdempotencyGrain")]
public interface IIdempotencyGrain : IGrainWithStringKey
{
    /// <summary>
    /// The remembered answer, or null when this is the first time. Refuses <see cref="Refusal.IdempotencyMismatch"/> for another request
    /// under the same key, <see cref="Refusal.Conflict"/> while the first is still running.
    /// </summary>
    [Alias("Begin")] Task<StoredAnswer?> BeginAsync(ActorTicket actor, string requestHash);

    /// <summary>Remembers the answer; null forgets the attempt.</summary>
    [Alias("Complete")] Task CompleteAsync(ActorTicket actor, string requestHash, StoredAnswer? answer);
}
