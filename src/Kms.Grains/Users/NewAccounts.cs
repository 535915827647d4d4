namespace Kms.Users;

internal static class NewAccounts
{
    /// <summary>
    /// Makes an account unless the address belongs to another one; false then, at the cost of a hash as well where a link opened it:
    /// <paramref name="passwords"/>.
    /// </summary>
    public static async Task<bool> OpenAccountAsync(this IGrainFactory grains, UserId id, NewAccount account, Passwords? passwords = null)
    {
        // The index owns who has an address; making the account is safe to repeat.
        if (await grains.GetGrain<IEmailIndexGrain>(account.Email.Value).ReserveAsync(id))
        {
            await grains.GetGrain<IUserAccount>(id.Value).CreateAsync(account);
            return true;
        }
        if (account.Password is { } password) passwords?.Verify(null, password);
        return false;
    }

    /// <summary>The account that an address belongs to; null when there is none.</summary>
    public static async Task<AccountCard?> FindAccountAsync(this IGrainFactory grains, EmailAddress email) =>
        await grains.GetGrain<IEmailIndexGrain>(email.Value).FindAsync() is { } user
            ? await grains.GetGrain<IUserAccount>(user.Value).ReadCardAsync()
            : null;
}
