namespace Kms.Users;

/// <summary>An account to be made.</summary>
/// <param name="Email">Its address.</param>
/// <param name="Proven">True when the person opened a link that was delivered to the address.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Password">The chosen password; null for an account that gets one by a reset.</param>
/// <param name="Language">en, da, fr or de.</param>
/// <param name="TermsVersion">The terms of use that were accepted.</param>
/// <param name="IsOperator">Runs the service.</param>
[GenerateSerializer, Immutable, Alias("kms.NewAccount")]
internal sealed record NewAccount(
    [property: Id(0)] EmailAddress Email, [property: Id(1)] bool Proven, [property: Id(2)] string? Name, [property: Id(3)] string? Password,
    [property: Id(4)] string? Language, [property: Id(5)] string? TermsVersion, [property: Id(6)] bool IsOperator)
{
    public override string ToString() => "NewAccount(hidden)";
}
