using System.Text;
using Deque.AxeCore.Playwright;
using Kms.Web.Tests.Api;
using Kms.Web.Tests.Crash;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Whether a key fits, as an installer asks in front of the meter.</summary>
[Collection(BrowserTests.Name)]
public sealed class CheckPageTests(Chromium chromium)
{
    private const string WrongKey = "00112233445566778899AABBCCDDEEF1";

    [Fact]
    public async Task Pasted_telegrams_are_answered_and_a_probable_one_asks_for_a_second()
    {
        var ines = await chromium.StockAsync("Check Ines", "ines@check.example", 67910001, 3);
        var key = await KeyAsync("ines@check.example", "KAM-67910001");
        await ines.GoAsync("/devices/KAM-67910001");
        await ines.Page.Locator(".page-actions").GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await ines.FollowAsync("Check key");
        await ines.ReadyAsync();

        await ines.FillAsync("Telegrams", string.Join('\n', Mode5.Send(67910002, WrongKey), Mode5.Send(67999999, WrongKey), "nothing of the kind"));
        await ines.ClickAsync("Check");
        await Assertions.Expect(ines.Page.GetByText("Not heard yet: KAM-67910001")).ToBeVisibleAsync();
        await Assertions.Expect(Rows(ines)).ToContainTextAsync(["Wrong key", "Unknown device", "Not a telegram"]);

        await ines.FillAsync("Telegrams", string.Join('\n', Mode5.Send(67910001, key, own: true), Mode5.Send(67910002, WrongKey), Mode5.Send(67999999, WrongKey), "nothing of the kind"));
        await ines.ClickAsync("Check");
        await Assertions.Expect(ines.Page.GetByText("paste a second telegram")).ToBeVisibleAsync();
        await ines.PictureAsync("check-probable");
        Assert.Empty(await PageTests.FaultsAsync(ines.Page, "/check"));

        await ines.FillAsync("Telegrams", Mode5.Send(67910001, key));
        await ines.ClickAsync("Check");
        await Assertions.Expect(Rows(ines)).ToContainTextAsync(["Key fits"]);
        await Assertions.Expect(Rows(ines)).ToContainTextAsync(["Radio key (DEK), version 1"]);
        await Assertions.Expect(Rows(ines)).ToContainTextAsync(["28504.27 m³"]);
        await Assertions.Expect(ines.Page.GetByText("Not heard yet")).ToHaveCountAsync(0);
        await ines.PictureAsync("check-fits");
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task A_log_is_checked_as_a_job_and_the_trail_says_so()
    {
        var lars = await chromium.StockAsync("Check Lars", "lars@check.example", 67920001, 2);
        var log = Mode5.Send(67920001, await KeyAsync("lars@check.example", "KAM-67920001")) + "\n" + Mode5.Send(67920002, WrongKey);
        await lars.GoAsync("/check");
        await lars.PictureAsync("check");

        await lars.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "receiver.log", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(log) });
        await lars.ClickAsync("Check the log");
        await lars.FinishedAsync();
        await Assertions.Expect(lars.Page.GetByRole(AriaRole.Cell, new() { Name = "KAM-67920002" })).ToBeVisibleAsync();
        await lars.PictureAsync("check-log");

        await lars.GoAsync("/devices/KAM-67920001/history");
        await Assertions.Expect(lars.Page.GetByText("Keys checked")).ToBeVisibleAsync();
        await lars.PictureAsync("check-history");
        Assert.Empty(lars.Complaints);
    }

    [Fact]
    public async Task An_empty_box_says_what_to_do()
    {
        var ida = await chromium.OperatorAsync();
        await ida.GoAsync("/check");

        await ida.ClickAsync("Check");

        await Assertions.Expect(ida.Page.GetByText("No line holds a telegram yet")).ToBeVisibleAsync();
    }

    private static ILocator Rows(Visitor visitor) => visitor.Page.Locator("[data-checks] tbody tr");

    private async Task<string> KeyAsync(string email, string device)
    {
        using var manager = await CrashClient.SignInAsync(chromium.App, email, Stock.Password);
        return (await manager.GetAsync($"devices/{device}/keys"))["keys"]![0]!["value"]!.GetValue<string>(); // a claimed device has one
    }
}
