using System.Globalization;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Tests.Components;

public sealed class RefusalWordsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = _before;
        _services.Dispose();
    }

    [Theory]
    [InlineData("en", "look before you repeat")]
    [InlineData("da", "se efter, før du gentager")]
    [InlineData("fr", "vérifiez avant de la répéter")]
    [InlineData("de", "Sehen Sie nach, bevor Sie es wiederholen")]
    public void Who_did_something_and_got_no_answer_is_told_to_look_first_and_who_only_looked_is_not(string language, string advice)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var texts = _services.GetRequiredService<IStringLocalizer<Texts>>();
        var lost = new RefusedException(Refusal.Unreachable);

        Assert.Contains(advice, RefusalWords.Of(lost, texts, act: true).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(advice, RefusalWords.Of(lost, texts).Text, StringComparison.Ordinal);
    }
}
