using Kms.Certificates;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Tests.Certificates;

public sealed class CertificateLifeTests : IAsyncLifetime
{
    private KmsHost _host = null!; // made before each test
    private Office _office = null!; // made before each test

    public async Task InitializeAsync()
    {
        // Every minute that passes is told to every timer: a short life spares a million of them.
        _host = await Accounts.StartAsync(services => services.Configure<CertificateOptions>(options => options.Life = TimeSpan.FromDays(61)));
        _office = await Office.OpenAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Reminders_come_30_14_7_days_and_a_day_before_the_end_each_once_with_a_link_that_renews()
    {
        var row = await _office.EnrolAsync();

        foreach (var (days, mails) in new[] { (31, 0), (30, 1), (29, 1), (14, 2), (7, 3), (1, 4) }) await RemindAsync(row, days, mails);

        var token = Accounts.TokenOf(await _host.Mails.FindLinkAsync(_office.Mail, "ends on", least: 4));
        Assert.True((await _office.Door.PeekAsync(token)).IsLocked); // no code: only the present password goes on
        var renewed = await _office.Door.EnrolAsync(new(token, row.Serial, Office.Password, CertificateOptions.Terms, Office.NextPassword));
        Assert.Equal(CertificateState.Valid, renewed.State);
        await RemindAsync(row, 0, 4);
    }

    [Fact]
    public async Task An_expired_certificate_stays_its_owners_to_download_and_not_to_renew()
    {
        var row = await _office.EnrolAsync();
        _host.Clock.Advance(row.Expires - _host.Clock.GetUtcNow());

        Assert.NotEmpty(await _office.BackupAsync(row.Serial));
        Assert.Equal(CertificateState.Expired, Assert.Single((await _office.Holder.GetAsync(await _office.ActAsAnnaAsync()))!.Certificates).State);
        Assert.Equal(Refusal.AlreadyDecided, await Accounts.RefusalOf(
            _office.Holder.RevokeAsync(await _office.ActAsAdministratorAsync(), row.Serial, RevocationReason.Unspecified)));
    }

    [Fact]
    public async Task Whoever_encrypts_finds_the_newest_in_force_and_the_directory_only_what_has_both_ticks()
    {
        var store = _host.Get<ICertificateStore>();
        var mail = EmailAddress.Parse(_office.Mail);
        var first = await _office.EnrolAsync(_office.Draft with { InDirectory = false });

        Assert.Equal(first.Serial, Assert.Single(await store.FindByMailAsync(mail, onlyPublic: false, _host.Clock.GetUtcNow(), 10)).Serial);
        Assert.Empty(await store.FindByMailAsync(mail, onlyPublic: true, _host.Clock.GetUtcNow(), 10));
        var second = await _office.EnrolAsync();
        Assert.Equal(second.Serial, Assert.Single(await store.FindByMailAsync(mail, onlyPublic: true, _host.Clock.GetUtcNow(), 10)).Serial);
        await _office.Holder.SuspendAsync(await _office.ActAsAdministratorAsync(), second.Serial, true);
        Assert.Empty(await store.FindByMailAsync(mail, onlyPublic: false, _host.Clock.GetUtcNow(), 10));
        await _office.Holder.SuspendAsync(await _office.ActAsAdministratorAsync(), second.Serial, false);
        Assert.Single(await store.FindByMailAsync(mail, onlyPublic: false, _host.Clock.GetUtcNow(), 10));
    }

    [Fact]
    public async Task The_overview_shows_what_ends_first_and_only_to_its_administrators()
    {
        var row = await _office.EnrolAsync();
        var soon = new CertificateFilter(ExpiresBefore: row.Expires.AddDays(1), State: CertificateState.Valid);
        var stranger = await _host.People.ActAsync(await _host.People.AddAsync("eve@example.com", (await _host.People.FoundAsync("Nordvand"), Roles.Administrator)));

        Assert.Equal(row.Serial, Assert.Single((await _office.Door.FindAsync(await _office.ActAsAdministratorAsync(), soon, new PageRequest())).Items).Serial);
        Assert.Empty((await _office.Door.FindAsync(await _office.ActAsAdministratorAsync(), soon with { ExpiresBefore = row.Expires.AddDays(-1) }, new PageRequest())).Items);
        Assert.Empty((await _office.Door.FindAsync(stranger, new CertificateFilter(), new PageRequest())).Items);
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_office.Door.FindAsync(stranger, new CertificateFilter(_office.Organisation), new PageRequest())));
    }

    [Fact]
    public async Task The_mail_is_sent_again_to_who_waits_and_nobody_learns_of_it()
    {
        var (first, code) = await _office.OrderAsync();

        await _office.Door.AskAgainAsync(EmailAddress.Parse("nobody@example.com"), "192.0.2.9");
        await _office.Door.AskAgainAsync(EmailAddress.Parse(_office.Mail), "192.0.2.9");

        var second = Accounts.TokenOf(await _host.Mails.FindLinkAsync(_office.Mail, "/certificates/enrol?token=", least: 2));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_office.Door.PeekAsync(first)));
        await _office.Door.EnrolAsync(_office.First(second, code));
    }

    [Fact]
    public async Task Who_proved_the_address_begins_without_the_mail()
    {
        var (_, code) = await _office.OrderAsync();

        var token = await _office.Holder.BeginAsync(await _office.ActAsAnnaAsync());
        await _office.Door.EnrolAsync(_office.First(token, code));

        Assert.Equal("renewal-early", Assert.Single((await Assert.ThrowsAsync<RefusedException>(
            async () => await _office.Holder.BeginAsync(await _office.ActAsAnnaAsync()))).Problems).Code);
    }

    [Fact]
    public async Task An_address_that_nobody_proved_needs_the_mail()
    {
        await _office.OrderAsync(_office.Draft with { Email = "other@example.com" });

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_office.Holder.BeginAsync(await _office.ActAsAnnaAsync())));
    }

    private async Task RemindAsync(CertificateRow row, int days, int mails)
    {
        _host.Clock.Advance(row.Expires.AddDays(-days) - _host.Clock.GetUtcNow());
        await _host.Get<IEnumerable<IHostedService>>().OfType<CertificateReminder>().Single().SweepAsync(CancellationToken.None);
        if (mails > 0) await _host.Mails.FindAsync(_office.Mail, "ends on", mails);
        Assert.Equal(mails, _host.Mails.All.Count(mail => mail.Content.Subject.Contains("ends on", StringComparison.Ordinal)));
    }
}
