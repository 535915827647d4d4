namespace Kms.Users;

/// <summary>What a person sets for oneself.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="Language">en, da, fr or de.</param>
/// <param name="Theme">light, dark or auto.</param>
[GenerateSerializer, Immutable, Alias("kms.UserProfile")]
public sealed record UserProfile(string? Name, string? Language, string? Theme);
