using System.Collections.Immutable;
using System.Globalization;
using Kms.Jobs;
using Kms.Web.Pages.Jobs;
using Kms.Web.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Tests.Components;

public sealed class JobWordsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public JobWordsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = _before;
        _services.Dispose();
    }

    [Theory]
    [InlineData("transfer", nameof(DeviceAct.OfferTransfer), "Transfer")]
    [InlineData("release", nameof(DeviceAct.Release), "Release")]
    [InlineData("label", "Cellar", "Set labels: Cellar")]
    [InlineData("export", "TtsCsv", "Download: The Things Stack (CSV)")]
    [InlineData("import", "keys.csv", "Import: keys.csv")]
    public void A_job_is_called_by_words_and_not_by_names_of_programs(string kind, string title, string words)
    {
        var job = new JobView(
            new("1"), kind, JobState.Done, 1, 1, 0, ImmutableSortedDictionary<string, long>.Empty, DateTimeOffset.UnixEpoch, null, null, new("u"), title, null, null, null);

        Assert.Equal(words, JobWords.Title(job, _services.GetRequiredService<IStringLocalizer<Texts>>()));
    }
}
