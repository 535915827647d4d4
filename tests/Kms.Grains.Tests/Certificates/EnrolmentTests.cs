using Kms.Audit;
using Kms.Certificates;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Certificates;

public sealed class EnrolmentTests(CertificateHost service) : IClassFixture<CertificateHost>, IAsyncLifetime
{
    private readonly KmsHost _host = service.Host;
    private Office _office = null!; // made before each test

    public async Task InitializeAsync() => _office = await Office.OpenAsync(_host);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_link_and_a_code_make_a_certificate_and_are_used_up()
    {
        var (token, code) = await _office.OrderAsync();

        var view = await _office.Door.PeekAsync(token);
        var row = await _office.Door.EnrolAsync(_office.First(token, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));

        Assert.Equal((_office.Mail, 0), (view.Draft.Email, view.Renewable.Length));
        Assert.Equal((CertificateState.Valid, true, CertificateOptions.Terms), (row.State, row.HasContainer, row.TermsVersion));
        Assert.Equal(34, row.Serial.Length);
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_office.Door.EnrolAsync(_office.First(token, code))));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_office.Door.PeekAsync(token)));
        await _host.Mails.FindAsync(_office.Mail, "was issued");
    }

    [Fact]
    public async Task Of_a_link_used_twice_at_once_one_certificate_comes()
    {
        var (token, code) = await _office.OrderAsync();

        var both = await Task.WhenAll(
            Accounts.TryAsync(_office.Door.EnrolAsync(_office.First(token, code))), Accounts.TryAsync(_office.Door.EnrolAsync(_office.First(token, code))));

        Assert.Equal([null, Refusal.LinkUsedOrExpired], both.Order());
        Assert.Single((await _office.Holder.GetAsync(await _office.ActAsAnnaAsync()))!.Certificates);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_an_order_until_a_new_code_is_made()
    {
        var (token, code) = await _office.OrderAsync();

        for (var i = 0; i < 5; i++) Assert.Equal("code-wrong", await ProblemAsync(_office.Door.CheckAsync(token, null, "WRONG-CODES")));

        Assert.Equal("code-locked", await ProblemAsync(_office.Door.EnrolAsync(_office.First(token, code))));
        Assert.True((await _office.Door.PeekAsync(token)).IsLocked);
        var order = Assert.Single((await _office.Holder.GetAsync(await _office.ActAsAdministratorAsync()))!.Orders).Id;
        var again = await _office.Holder.OrderAgainAsync(await _office.ActAsAdministratorAsync(), order);
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_office.Door.PeekAsync(token)));
        await _office.Door.EnrolAsync(_office.First(await _office.TokenAsync(order, mails: 2), again.Code));
        Assert.Equal(1, await CountAsync("certificate.code-locked"));
    }

    [Fact]
    public async Task Renewal_takes_the_present_password_and_may_keep_it()
    {
        var first = await _office.EnrolAsync();
        var (token, _) = await _office.OrderAsync();
        var renewal = new EnrolmentOrder(token, first.Serial, Office.Password, CertificateOptions.Terms, Office.Password);

        Assert.Equal("certificate-password", await ProblemAsync(_office.Door.EnrolAsync(renewal with { Proof = "not the password" })));
        var second = await _office.Door.EnrolAsync(renewal);

        var view = (await _office.Holder.GetAsync(await _office.ActAsAnnaAsync()))!;
        Assert.Equal([(second.Serial, false), (first.Serial, true)], view.Certificates.Select(one => (one.Serial, one.IsSuperseded)));
        Assert.Equal(1, await CountAsync("certificate.renewed"));
    }

    [Fact]
    public async Task Wrong_passwords_of_a_certificate_are_counted_and_locked()
    {
        var row = await _office.EnrolAsync();
        var anna = await _office.ActAsAnnaAsync();

        for (var i = 0; i < 5; i++) Assert.Equal(Refusal.Invalid, await Accounts.RefusalOf(_office.Holder.BackupAsync(anna, row.Serial, "wrong password", null, false)));

        Assert.Equal(Refusal.TooManyAttempts, await Accounts.RefusalOf(_office.Holder.BackupAsync(anna, row.Serial, Office.Password, null, false)));
        Assert.Equal(5, await CountAsync("certificate.password-refused"));
    }

    [Fact]
    public async Task A_newer_order_kills_the_link_before_and_time_kills_all()
    {
        var (old, _) = await _office.OrderAsync();
        var (token, code) = await _office.OrderAsync();

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_office.Door.PeekAsync(old)));
        _host.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_office.Door.EnrolAsync(_office.First(token, code))));
    }

    [Fact]
    public async Task Who_has_left_gets_no_certificate_in_the_organisations_name()
    {
        var (token, code) = await _office.OrderAsync();

        await _host.Grain<IUserAccount>(_office.Anna.Value).SetRolesAsync(_office.Organisation, Roles.None, null);

        Assert.Equal(Refusal.LinkUsedOrExpired, await Accounts.RefusalOf(_office.Door.EnrolAsync(_office.First(token, code))));
    }

    [Fact]
    public async Task Terms_and_password_rules_are_demanded_before_anything_is_made()
    {
        var (token, code) = await _office.OrderAsync();

        Assert.Equal("terms-required", await ProblemAsync(_office.Door.EnrolAsync(_office.First(token, code) with { TermsVersion = null })));
        Assert.Equal(Refusal.PasswordRules, await Accounts.RefusalOf(_office.Door.EnrolAsync(_office.First(token, code, "short"))));
        await _office.Door.EnrolAsync(_office.First(token, code));
    }

    [Fact]
    public async Task Only_administrators_of_the_organisation_order_and_strangers_see_nothing()
    {
        var other = await _host.People.FoundAsync("Nordvand");
        var stranger = await _host.People.ActAsync(await _host.People.AddAsync($"eve.{_office.Mail}", (other, Roles.Administrator)));

        Assert.Null(await _office.Holder.GetAsync(stranger));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_office.Holder.SetSettingsAsync(stranger, _office.Draft)));
        Assert.Equal(Refusal.NotFound, await Accounts.RefusalOf(_office.Holder.SetSettingsAsync(stranger, _office.Draft with { Organisation = other })));
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_office.Holder.SetSettingsAsync(await _office.ActAsAnnaAsync(), _office.Draft)));
    }

    [Fact]
    public async Task A_request_of_ones_own_leaves_no_key_here()
    {
        using var folder = new TempFolder();
        await OpenSsl.SayAsync(folder.Path, "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "own.key", "-subj", "/CN=whatever", "-out", "own.csr");
        var (token, code) = await _office.OrderAsync();

        var row = await _office.Door.EnrolAsync(new(token, null, code, CertificateOptions.Terms, null, await File.ReadAllTextAsync(Path.Combine(folder.Path, "own.csr"))));

        Assert.False(row.HasContainer);
        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(_office.Holder.BackupAsync(await _office.ActAsAnnaAsync(), row.Serial, Office.Password, null, false)));
    }

    private async Task<int> CountAsync(string kind) => (await _host.Grain<IAuditGrain>("audit").FindAsync(
        await _office.ActAsAdministratorAsync(), new AuditFilter(Kind: kind), new PageRequest())).Items.Length;

    private static async Task<string> ProblemAsync(Task call) =>
        Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => call)).Problems).Code;
}
