using Kms.Web.Components.Grid;

namespace Kms.Web.Tests.Components;

public sealed class KeptSelectionTests
{
    private static readonly GridSelection s_some = GridSelection.None.Set(["KAM-1", "KAM-2"], on: true);
    private static readonly GridSelection s_all = GridSelection.AllMatching.Set(["KAM-3"], on: false);

    [Fact]
    public void Marked_rows_come_back_as_they_were()
    {
        Assert.Equal(["KAM-1", "KAM-2"], KeptSelection.Read(KeptSelection.Write("?q=1", s_some), "?q=1")!.Keys.Order());
        var all = KeptSelection.Read(KeptSelection.Write("", s_all), "")!;
        Assert.Equal((true, "KAM-3"), (all.All, all.Except.Single()));
        Assert.True(KeptSelection.Read(KeptSelection.Write("", GridSelection.AllMatching), "")!.All);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("?q=1")]
    [InlineData("?q=1\nsome")]
    [InlineData("?q=1\nother\nKAM-1")]
    [InlineData("?q=2\nsome\nKAM-1")]
    public void What_was_marked_under_another_filter_or_is_nothing_stays_away(string? text) => Assert.Null(KeptSelection.Read(text, "?q=1"));
}
