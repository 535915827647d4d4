using Kms.AccessRequests;
using Kms.Devices;
using Kms.Users;

namespace Kms.Organisations;

/// <summary>A member that the operator proposed; an administrator of the organisation confirms or declines.</summary>
internal sealed record Approval(
    string Id, UserId User, EmailAddress Email, Roles Roles, UserId By, DateTimeOffset At, DecisionState State, AccessRequestId? Request);
