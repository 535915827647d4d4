using Kms.Users;

namespace Kms.Web.Api;

internal sealed record SessionAnswer(string Id, string? Device, string? Address, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool Current)
{
    public static SessionAnswer Of(SessionView session) =>
        new(session.Id.Value, session.Device, session.Address, session.Created, session.LastUsed, session.Current);
}
