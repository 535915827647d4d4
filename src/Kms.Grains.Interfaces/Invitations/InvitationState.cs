namespace Kms.Invitations;

/// <summary>How far an invitation has come.</summary>
[GenerateSerializer, Alias("kms.InvitationState")]
public enum InvitationState
{
    /// <summary>Not sent yet.</summary>
    Draft,

    /// <summary>Sent; the link works until it expires.</summary>
    Sent,

    /// <summary>The link was used.</summary>
    Accepted,

    /// <summary>Taken back.</summary>
    Revoked,

    /// <summary>The link has expired; send it again.</summary>
    Expired,
}
