using Kms.Exposures;
using Kms.Keys;

namespace Kms.Web.Api;

internal sealed record ExposedKeyAnswer(string Purpose, int Version, KeyState? State, bool Replaced)
{
    public static ExposedKeyAnswer Of(ExposedKey key) => new(key.Purpose.Name, key.Version, key.State, key.Replaced);
}
