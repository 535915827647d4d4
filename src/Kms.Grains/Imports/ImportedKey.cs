using Kms.Keys;

namespace Kms.Imports;

/// <summary>One key of a row. <paramref name="Version"/> and <paramref name="State"/> stand in our own files alone. The row disposes the value.</summary>
internal sealed record ImportedKey(KeyPurpose Purpose, KeyAlgorithm Algorithm, int? Version, KeyState? State, ClearKey Value);
