using Kms.Keys;

namespace Kms.Files;

/// <summary>The passphrase of a produced file.</summary>
/// <param name="Text">As it is typed, hyphens and all.</param>
[GenerateSerializer, Immutable, Alias("kms.FilePassphrase")]
public sealed record FilePassphrase([property: Secret] string Text)
{
    /// <summary>Never shows it.</summary>
    public override string ToString() => "FilePassphrase(hidden)";
}
