using System.Xml.Linq;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>What the guides name is there: their pictures, and the words on the console that they quote.</summary>
public sealed class GuideTextTests
{
    private const int MostOfOne = 80_000;
    private const int MostOfAll = 3_000_000;

    [Fact]
    public void Every_picture_is_named_and_every_named_picture_is_there()
    {
        var named = Guide.Names.SelectMany(name => Guide.Read(name).Named).Order(StringComparer.Ordinal);

        Assert.Equal(named, Directory.GetFiles(Guide.Pictures).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pictures_are_small()
    {
        var pictures = new DirectoryInfo(Guide.Pictures).GetFiles();

        Assert.DoesNotContain(pictures, picture => picture.Length > MostOfOne);
        Assert.InRange(pictures.Sum(picture => picture.Length), 1, MostOfAll);
    }

    [Fact]
    public void Words_in_bold_are_words_of_the_console()
    {
        var words = XDocument.Load(Path.Combine(TextsTests.Web, "Resources", "Texts.resx")).Descendants("value").Select(value => value.Value).ToHashSet();

        foreach (var name in Guide.Names.Append("README")) Assert.Empty(Guide.Read(name).Quoted.Except(words));
    }

    [Fact]
    public void Each_guide_is_linked_from_the_list_of_guides()
    {
        var list = Guide.Read("README").Text;

        foreach (var name in Guide.Names) Assert.Contains($"({name}.md)", list, StringComparison.Ordinal);
    }
}
