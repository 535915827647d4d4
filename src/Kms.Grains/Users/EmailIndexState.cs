namespace Kms.Users;

/// <summary>Whose an address is, and since when.</summary>
internal sealed record EmailIndexState(UserId User, DateTimeOffset Since);
