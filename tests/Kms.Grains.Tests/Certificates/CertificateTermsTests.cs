using System.Collections.Immutable;
using Kms.Audit;
using Kms.Certificates;
using Kms.Testing;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Certificates;

public sealed class CertificateTermsTests : IAsyncLifetime
{
    private KmsHost _host = null!; // made before each test
    private ActorTicket _chief = null!;

    private ICertificateTermsGrain Terms => _host.Grain<ICertificateTermsGrain>(CertificateTermsGrain.Key);

    public async Task InitializeAsync()
    {
        _host = await Accounts.StartAsync();
        _chief = await _host.People.ActAsync(await _host.People.AddOperatorAsync());
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Whoever_began_under_old_terms_accepts_the_new_ones_and_these_stand_with_the_certificate()
    {
        var office = await Office.OpenAsync(_host);
        var (token, code) = await office.OrderAsync();
        var begun = office.First(token, code);

        var saved = await Terms.SaveAsync(_chief, Write("Use it well."), CertificateOptions.Terms);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => office.Door.EnrolAsync(begun));
        Assert.Equal("terms-changed", refused.Problems[0].Code);
        Assert.Equal(saved.Version, (await office.Door.PeekAsync(token)).TermsVersion);
        var row = await office.Door.EnrolAsync(begun with { TermsVersion = saved.Version });
        Assert.Equal(saved.Version, row.TermsVersion);
        Assert.Equal(saved.Version, (await office.Authority.GetAsync()).TermsVersion);
    }

    [Fact]
    public async Task Old_versions_stay_and_each_change_stands_in_the_trail()
    {
        var first = await Terms.SaveAsync(_chief, Write("One."), CertificateOptions.Terms);
        var second = await Terms.SaveAsync(_chief, Write("Two."), first.Version);
        var same = await Terms.SaveAsync(_chief, Write("Two."), second.Version);

        await _host.RestartAsync();

        var all = await Terms.GetAsync();
        Assert.Equal([second.Version, first.Version, CertificateOptions.Terms], all.Select(one => one.Version));
        Assert.Equal(("Two. da", "One. da"), (all[0].Texts["da"], all[1].Texts["da"]));
        Assert.Equal(second, same);
        var entries = await _host.Grain<IAuditGrain>("audit").FindAsync(_chief, new AuditFilter(Kind: "certificate.terms-changed"), new PageRequest());
        Assert.Equal(2, entries.Items.Length);
    }

    [Fact]
    public async Task Only_the_operator_writes_them_in_every_language_and_over_what_was_read()
    {
        var office = await Office.OpenAsync(_host);

        Assert.Equal(Refusal.Forbidden, await Accounts.RefusalOf(Terms.SaveAsync(office.Administrator, Write("Mine."), null)));
        Assert.Equal(Refusal.Conflict, await Accounts.RefusalOf(Terms.SaveAsync(_chief, Write("Mine."), "2001-01")));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Terms.SaveAsync(_chief, Write("Mine.").SetItem("fr", " "), null));
        Assert.Equal(("fr", "required"), (refused.Problems.Single().Field, refused.Problems.Single().Code));

        Assert.Equal(CertificateOptions.Terms, await Terms.GetVersionAsync());
    }

    private static ImmutableSortedDictionary<string, string> Write(string text) =>
        new[] { "en", "da", "fr", "de" }.ToImmutableSortedDictionary(language => language, language => $"{text} {language}", StringComparer.Ordinal);
}
