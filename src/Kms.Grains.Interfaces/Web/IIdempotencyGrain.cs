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
    /// <param name="actor">Whose key it is.</param>
    /// <param name="requestHash">Which request it is.</param>
    /// <param name="attempt">Tells this attempt from others, so that its beginning may be repeated.</param>
    [Repeatable, Alias("Begin")] Task<StoredAnswer?> BeginAsync(ActorTicket actor, string requestHash, string? attempt = null);

    /// <summary>Remembers the answer; null forgets the attempt.</summary>
    [Repeatable, Alias("Complete")] Task CompleteAsync(ActorTicket actor, string requestHash, StoredAnswer? answer);
}
