using Kms.Users;

namespace Kms.Audit;

/// <summary>Stands in for an address in the audit trail, so that a person can be erased without breaking the chain.</summary>
internal interface IPseudonyms
{
    /// <summary><c>p:</c> and 32 hex digits, always the same for the same address; the store keeps the way back until erased.</summary>
    string For(EmailAddress email);
}
