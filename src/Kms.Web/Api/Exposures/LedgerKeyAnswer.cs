using Kms.Exposures;
using Kms.Keys;

namespace Kms.Web.Api;

internal sealed record LedgerKeyAnswer(string Purpose, int Version, KeyState State, DateTimeOffset? FirstRevealedAt)
{
    public static LedgerKeyAnswer Of(LedgerKey key) => new(key.Purpose.Name, key.Version, key.State, key.FirstRevealed);
}
