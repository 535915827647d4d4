using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kms.Storage;

namespace Kms.Web;

/// <summary>One write under one idempotency key.</summary>
/// <param name="RequestHash">Which request it was.</param>
/// <param name="Begun">When the attempt at hand began, UTC.</param>
/// <param name="Answer">The sealed answer; null while it is running.</param>
/// <param name="Attempt">Which attempt it is.</param>
internal sealed record IdempotencyState(string RequestHash, DateTimeOffset Begun, ImmutableArray<byte>? Answer, string? Attempt = null) : IPassing
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    // A node that began and vanished does not block the key for longer than a request can take.
    public static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(5);

    [JsonIgnore]
    public DateTimeOffset? OverSince => Begun;

    /// <summary>True when the answer is remembered; false when the request may begin. Refuses what stands in between.</summary>
    public bool Remembers(string requestHash, string? attempt, DateTimeOffset now)
    {
        if (now >= Begun + (Answer is null ? LongestAttempt : Life)) return false;
        if (RequestHash != requestHash)
            throw new RefusedException(Refusal.IdempotencyMismatch, "This idempotency key was used for another request. Use a new one.");
        // Whoever began it got no answer and begins once more.
        if (Answer is null && attempt is not null && attempt == Attempt) return false;
        if (Answer is null) throw new RefusedException(Refusal.Conflict, "The first request with this idempotency key is still running.");
        return true;
    }
}
