namespace Kms.Users;

/// <summary>Scopes of API tokens.</summary>
public static class Scopes
{
    /// <summary>See devices, batches, jobs.</summary>
    public const string Read = "devices:read";

    /// <summary>Read and export key values.</summary>
    public const string Keys = "keys:read";

    /// <summary>Claim, label, release, transfer, grant, revoke, batches.</summary>
    public const string Write = "devices:write";

    /// <summary>Import key files.</summary>
    public const string Import = "keys:import";

    /// <summary>Users, invitations, organisations, partners, access requests.</summary>
    public const string Admin = "admin";

    /// <summary>Read the audit trail.</summary>
    public const string Audit = "audit:read";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Keys, Write, Import, Admin, Audit];
}
