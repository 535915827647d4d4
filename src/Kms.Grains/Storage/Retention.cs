using Kms.Files;
using Kms.Users;
using Kms.Web;
using Microsoft.Extensions.Options;

namespace Kms.Storage;

/// <summary>How long documents of each kind are kept once they are over.</summary>
internal sealed class Retention(IOptions<RetentionOptions> options)
{
    // An upload or a download that is under way at the end of the day is not cut off.
    private static readonly TimeSpan Spare = TimeSpan.FromHours(1);

    /// <summary>By the names of the documents.</summary>
    public IEnumerable<(string Name, TimeSpan Keep)> Kinds =>
    [
        ("file", FileState.Lifetime + Spare),
        ("idempotency", IdempotencyState.Life),
        ("throttle", ThrottleState.Life),
        ("link", options.Value.Links),
        ("job", options.Value.Jobs),
        ("invitation", options.Value.Invitations),
        ("user", UserState.ExpiredKept),
    ];
}
