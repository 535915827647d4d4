namespace Kms.Users;

/// <summary>What a mailed link is for.</summary>
internal enum LinkKind
{
    /// <summary>Nothing: the same work is done, but no link leaves.</summary>
    None,
    Activation,
    Reset,
}
