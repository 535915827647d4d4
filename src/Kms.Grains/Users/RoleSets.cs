namespace Kms.Users;

/// <summary>Which sets of roles a membership may have.</summary>
internal static class RoleSets
{
    private const Roles All = Roles.Administrator | Roles.KeyManager | Roles.Reader | Roles.Auditor;

    /// <summary>Refuses none and unknown ones.</summary>
    public static void DemandKnown(this Roles roles)
    {
        if (roles != Roles.None && (roles & ~All) == Roles.None) return;
        throw new RefusedException(
            Refusal.Invalid, "Name at least one role.", [new("roles", "roles-missing", "Roles are Administrator, KeyManager, Reader and Auditor.")]);
    }
}
