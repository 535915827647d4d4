namespace Kms.Users;

/// <summary>Which account an address belongs to; the grain key is the address. Never for the web tier.</summary>
[Alias("kms.IEmailIndexGrain")]
internal interface IEmailIndexGrain : IGrainWithStringKey
{
    /// <summary>The account; null when there is none.</summary>
    [Alias("Find")] Task<UserId?> FindAsync();

    /// <summary>Reserves the address; false when another account has it. Repeating changes nothing.</summary>
    [Alias("Reserve")] Task<bool> ReserveAsync(UserId user);
}
