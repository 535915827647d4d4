using Kms.Keys;

namespace Kms.Web.Api;

/// <summary>Describes the answer of a key read; the values themselves are written by <see cref="KeysResult"/> alone.</summary>
internal sealed record KeysAnswer(IReadOnlyList<KeysAnswer.Key> Keys)
{
    internal sealed record Key(string Purpose, int Version, KeyAlgorithm Algorithm, KeyState State, string Value);
}
