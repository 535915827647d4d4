using Kms.Keys;

namespace Kms.Web.Api;

internal sealed record KeyInfoAnswer(
    string Purpose, int Version, KeyAlgorithm Algorithm, KeyState State, bool EverRevealed, IReadOnlyList<string> Health, DateTimeOffset AddedAt)
{
    public static KeyInfoAnswer Of(KeyInfo key) =>
        new(key.Purpose.Name, key.Version, key.Algorithm, key.State, key.EverRevealed, Names.Of(key.Findings), key.Added);
}
