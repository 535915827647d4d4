using System.Text.Json;

namespace Kms.Web.Tests.Browser;

/// <summary>Tab reaches every control of a page, forth and back, and whatever has the focus is seen, also on a phone with a keyboard.</summary>
[Collection(LookTests.Name), NoComplaints]
public sealed class FocusTests(Chromium chromium)
{
    private const int MostStops = 160;

    private static readonly string[] s_pages =
    [
        "/", "/devices", "/devices/KAM-66100001", "/claim", "/claim/many", "/check", "/batches/new", "/invitations/new", "/grant?ids=KAM-66100001", "/download?ids=KAM-66100001", "/audit",
        "/organisations", "/settings", "/hygiene", "/devices/KAM-66100001/exposure", "/account", "/account/exposure", "/account/tokens",
    ];

    [Theory]
    [InlineData(1300)]
    [InlineData(360)]
    public async Task Every_control_is_reached_by_Tab_and_seen_while_it_has_the_focus(int width)
    {
        var fay = await FayAsync();
        await fay.Page.SetViewportSizeAsync(width, 640);
        var faults = new List<string>();

        foreach (var page in s_pages)
        {
            await fay.GoAsync(page);
            faults.AddRange((await WalkAsync(fay)).Select(fault => $"{page}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static async Task<List<string>> WalkAsync(Visitor visitor)
    {
        var names = await visitor.Page.EvaluateAsync<string[]>(Focus.Number);
        var (reached, faults) = (new HashSet<int>(), new List<string>());
        foreach (var key in new[] { "Tab", "Shift+Tab" })
        {
            for (var stop = 0; stop < MostStops && (key == "Tab" || stop < names.Length); stop++)
            {
                await visitor.Page.Keyboard.PressAsync(key);
                var look = await visitor.Page.EvaluateAsync<JsonElement>(Focus.Look);
                var (number, fault) = (look[0].GetInt32(), look[1].GetString()!); // the script answers so
                if (fault.Length > 0) faults.Add($"{key}: {fault}");
                reached.Add(number);
                if (key == "Tab" && reached.Count(at => at >= 0) == names.Length) break;
            }
        }
        return [.. faults.Distinct(), .. names.Where((_, at) => !reached.Contains(at)).Select(name => $"Tab does not reach “{name}”")];
    }

    // One person for both widths; whoever comes first makes her.
    private async Task<Visitor> FayAsync()
    {
        var fay = await chromium.VisitAsync();
        if (await fay.KnowsAsync("fay@focus.example", Stock.Password)) return fay;
        return await chromium.StockAsync("Focus Works", "fay@focus.example", 66100001, 60);
    }
}
