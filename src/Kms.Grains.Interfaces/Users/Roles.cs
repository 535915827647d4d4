namespace Kms.Users;

/// <summary>What a person is in an organisation; a membership may hold several.</summary>
[Flags, GenerateSerializer, Alias("kms.Roles")]
public enum Roles
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Runs users, invitations and partners.</summary>
    Administrator = 1,

    /// <summary>Claims, downloads and grants ("super-user").</summary>
    KeyManager = 2,

    /// <summary>Lists devices; reads what was granted to the organisation, if it allows that.</summary>
    Reader = 4,

    /// <summary>Reads the audit trail.</summary>
    Auditor = 8,
}
