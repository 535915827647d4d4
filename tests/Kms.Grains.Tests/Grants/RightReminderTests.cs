using Kms.Devices;
using Kms.Grants;
using Kms.Mail;
using Kms.Testing.Databases;
using Kms.Tests.Support;
using Kms.Users;
using Microsoft.Extensions.Hosting;

namespace Kms.Tests.Grants;

/// <summary>Whoever holds a right that ends, and who gave it, are told a week before: once.</summary>
public abstract class RightReminderTests<TDatabase> : StoredWorld<TDatabase> where TDatabase : TestDatabase, new()
{
    private const string Holder = "carl@example.com";
    private const string Giver = "anna@reseller.example";

    [Fact]
    public async Task Holder_and_giver_are_told_a_week_before_the_end_once()
    {
        await GrantAsync(await World.OwnAsync(2), 30);

        await PassDaysAsync(22);
        Assert.Equal(0, await CountAsync());
        await PassDaysAsync(2);
        await PassDaysAsync(1);
        await World.RestartAsync();
        await PassDaysAsync(1);

        var (toHolder, toGiver) = (await World.Host.Mails.FindAsync(Holder, "end on"), await World.Host.Mails.FindAsync(Giver, "end on"));
        Assert.Equal("Your read rights for 2 devices end on 1 April 2026 09:00 UTC", toHolder.Content.Subject);
        Assert.Contains(Holder, toGiver.Content.Subject, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_right_that_is_extended_is_told_of_again_and_one_for_a_few_days_never()
    {
        var devices = await World.OwnAsync(2);
        await GrantAsync([devices[0]], 30);
        await GrantAsync([devices[1]], 5);
        await PassDaysAsync(1);
        await PassDaysAsync(23);
        await World.Host.Mails.FindAsync(Holder, "end on");
        Assert.Equal(2, await CountAsync());

        await GrantAsync([devices[0]], 30);
        await PassDaysAsync(24);

        await World.Host.Mails.FindAsync(Holder, "25 April");
        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task A_right_that_was_revoked_is_not_told_of()
    {
        var devices = await World.OwnAsync(1);
        await GrantAsync(devices, 30);
        await World.Device(devices[0].Value).RevokeForAsync(await World.ActAsync(World.Anna), null);

        await PassDaysAsync(25);

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Key_managers_of_a_partner_are_told_in_its_name()
    {
        var devices = await World.OwnAsync(1);
        await GrantAsync(devices, 30, Grantee.Of(World.Partner));

        await PassDaysAsync(24);

        await World.Host.Mails.FindAsync("paul@partner.example", "end on");
        Assert.Contains("Harbour Utility", (await World.Host.Mails.FindAsync(Giver, "end on")).Content.Subject, StringComparison.Ordinal);
    }

    // In the outbox they stand when the sweep is over; leaving takes a moment more.
    private async Task<int> CountAsync() => (await World.Host.Get<IMailOutbox>().FindAsync(default, null, new PageRequest())).Items
        .Count(mail => mail.Kind.StartsWith("read-right-ending", StringComparison.Ordinal));

    private async Task GrantAsync(IEnumerable<DeviceId> devices, int days, Grantee? to = null)
    {
        var order = new GrantOrder(to ?? Grantee.Of(EmailAddress.Parse(Holder)), null, World.Host.Clock.GetUtcNow().AddDays(days));
        foreach (var device in devices) await World.Device(device.Value).GrantAsync(await World.ActAsync(World.Anna), order);
    }

    private async Task PassDaysAsync(int days)
    {
        World.Host.Clock.Advance(TimeSpan.FromDays(days));
        await World.Host.Get<IEnumerable<IHostedService>>().OfType<RightReminder>().Single().SweepAsync(CancellationToken.None);
    }
}

public sealed class RightReminderOnSqlite : RightReminderTests<SqliteTestDatabase>;

public sealed class RightReminderOnPostgres : RightReminderTests<PostgresTestDatabase>;
