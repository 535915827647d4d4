using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;
using Kms.Web.Pages.Devices;
using Kms.Web.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Tests.Components;

public sealed class EntryWordsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
    private readonly (CultureInfo Words, CultureInfo Formats) _before = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);

    public EntryWordsTests() => (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (CultureInfo.GetCultureInfo("da"), CultureInfo.GetCultureInfo("da-DK"));

    public void Dispose()
    {
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = _before;
        _services.Dispose();
    }

    [Theory]
    [InlineData("keys", "dek/1 app-key/2", "nøgler: Radionøgle (DEK), LoRaWAN AppKey")]
    [InlineData("roles", "administrator, keymanager", "roller: Administrator, Nøgleansvarlig")]
    [InlineData("before", "none", "før: ingen")]
    [InlineData("to", "Compromised", "til: Kompromitteret")]
    [InlineData("findings", "AllZero, ShortKey", "fund: Kun nuller, 64 bit eller færre")]
    [InlineData("until", "2026-12-24T09:30:00.0000000+00:00", "til: 24.12.2026")]
    [InlineData("how", "code", "via: kode")]
    [InlineData("done", "12000", "udført: 12.000")]
    [InlineData("reason", "Commissioning at customer 4711", "begrundelse: Commissioning at customer 4711")]
    [InlineData("batch", "0123456789abcdef0123456789abcdef", "")]
    public void Details_of_an_entry_are_told_in_words(string name, string value, string words)
    {
        var entry = new AuditEntry(
            "w", 1, DateTimeOffset.UnixEpoch, "key.read", null, null, null, null, null,
            ImmutableSortedDictionary<string, string>.Empty.Add(name, value), "");

        Assert.Equal(words, EntryWords.Details(entry, _services.GetRequiredService<IStringLocalizer<Texts>>()));
    }
}
