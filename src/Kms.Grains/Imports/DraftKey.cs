using Kms.Keys;

namespace Kms.Imports;

/// <summary>A key as it was found; what is null comes from other fields of the row.</summary>
internal readonly record struct DraftKey(KeyPurpose? Purpose, KeyAlgorithm? Algorithm, int? Version, KeyState? State, ClearKey Value);
