using System.Collections.Immutable;

namespace Kms.Users;

/// <summary>What other grains need to know of an account.</summary>
[GenerateSerializer, Immutable, Alias("kms.AccountCard")]
internal sealed record AccountCard(
    [property: Id(0)] UserId Id, [property: Id(1)] EmailAddress Email, [property: Id(2)] string? Name, [property: Id(3)] string? Language,
    [property: Id(4)] bool Active, [property: Id(5)] bool IsOperator, [property: Id(6)] ImmutableArray<EmailAddress> Proven,
    [property: Id(7)] int PasswordChanges)
{
    public string DisplayName => Name ?? Email.Value;
}
