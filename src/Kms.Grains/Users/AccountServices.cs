using Kms.Audit;
using Kms.Devices;
using Kms.Mail;

namespace Kms.Users;

/// <summary>What grains of people and organisations stand on.</summary>
internal sealed record AccountServices(
    Passwords Passwords, Secrets Secrets, Letters Letters, ITicketAuthority Tickets, IDeviceStore Epochs, IPseudonyms Pseudonyms,
    TimeProvider Clock, ITicketBasisStore Basis)
{
    public DateTimeOffset Now => Clock.GetUtcNow();

    public Moment Moment(UserId? by, string? id = null) => new(Now, by, id ?? Users.Secrets.NewId());
}
