using Kms.Users;

namespace Kms.AccessRequests;

/// <summary>An access request as the organisation sees it that has to confirm; the grain key is its id. Never for the web tier.</summary>
[Alias("kms.IAccessRequestLink")]
internal interface IAccessRequestLink : IGrainWithStringKey
{
    /// <summary>The organisation's administrator confirmed or declined. Repeating changes nothing.</summary>
    [Alias("Confirm")] Task ConfirmAsync(bool approved, UserId by);

    /// <summary>Whether it waits for an answer.</summary>
    [Alias("IsOpen")] Task<bool> IsOpenAsync();
}
