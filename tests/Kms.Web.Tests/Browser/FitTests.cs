using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>On an ordinary screen a list shows all of its columns at once.</summary>
[Collection(BrowserTests.Name)]
public sealed class FitTests(Chromium chromium)
{
    [Theory]
    [InlineData("en")]
    [InlineData("da")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task The_list_of_people_needs_no_sideways_scrolling(string language)
    {
        var person = await chromium.StockAsync($"Nordhavn Forsyning {language}", $"bente.kristoffersen.{language}@nordhavn-forsyning.example", 61000000 + language[0] * 100, 1);
        await person.GoAsync("/account");
        await person.FillAsync("Name", "Bente Elisabeth Kristoffersen");
        await person.ClickAsync("Save");
        await person.SpeakAsync(language);
        await person.GoAsync("/members");
        await Assertions.Expect(person.Page.Locator(".grid-scroll strong")).ToHaveTextAsync("Bente Elisabeth Kristoffersen");

        var beyond = await person.Page.EvaluateAsync<int>("() => { const box = document.querySelector('.grid-scroll'); return box.scrollWidth - box.clientWidth; }");

        await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, $"members-{language}.png") });
        Assert.Equal(0, beyond);
    }
}
