using System.Text.Json;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>Somebody who uses the keyboard alone. Wherever Tab leads, the focus has to be seen.</summary>
internal sealed class Typist(Visitor visitor)
{
    private const int MostStops = 120;

    // The name of what has the focus, as it is read out: its first line.
    private const string Name = """
        () => {
            const element = document.activeElement, said = ids => (ids ?? '').split(' ').map(id => document.getElementById(id)?.innerText ?? '').join(' ').trim();
            return (said(element.getAttribute('aria-labelledby')) || element.ariaLabel || element.labels?.[0]?.innerText || element.innerText || element.title || '').trim().split('\n')[0];
        }
        """;

    // A frame around the control itself, or around what stands for it.
    private const string Framed = """
        () => { const element = document.activeElement, shows = one => one && (getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one).boxShadow !== 'none');
            return element === document.body || shows(element) || shows(element.labels?.[0]) || shows(element.parentElement); }
        """;

    public IPage Page => visitor.Page;

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    public Task TypeAsync(string text) => Page.Keyboard.TypeAsync(text);

    /// <summary>Tab until something of this name has the focus.</summary>
    public async Task ReachAsync(string name, string key = "Tab")
    {
        var passed = new List<string>();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Page.Keyboard.PressAsync(key);
            await Page.EvaluateAsync("() => new Promise(requestAnimationFrame)"); // notices make room in the next frame
            var here = await Page.EvaluateAsync<string>(Name);
            var fault = (await Page.EvaluateAsync<JsonElement>(Focus.Look))[1].GetString()!; // the script answers so
            Assert.True(fault.Length == 0, fault);
            Assert.True(await Page.EvaluateAsync<bool>(Framed), $"Nothing shows that “{here}” has the focus, after {string.Join(", ", passed)}.");
            if (here.StartsWith(name, StringComparison.Ordinal)) return;
            passed.Add(here);
        }
        Assert.Fail($"Tab does not reach “{name}”, only {string.Join(", ", passed.Distinct().TakeLast(30))}.");
    }

    /// <summary>Tab to a button or link, and press it.</summary>
    public async Task DoAsync(string name)
    {
        await ReachAsync(name);
        await PressAsync("Enter");
    }

    /// <summary>Tab to a field, and write in place of what stands there.</summary>
    public async Task WriteAsync(string label, string text)
    {
        await ReachAsync(label);
        await PressAsync("Control+a");
        await TypeAsync(text);
    }

    public async Task TickAsync(string label)
    {
        await ReachAsync(label);
        await PressAsync("Space");
    }

    /// <summary>From a drop-down with search to what is called so.</summary>
    public async Task PickAsync(string label, string text)
    {
        await DoAsync(label);
        await TypeAsync(text);
        await Assertions.Expect(Page.Locator(".menu:popover-open .item", new() { HasText = text })).ToHaveCountAsync(1);
        for (var at = 0; at < 4 && !(await Page.EvaluateAsync<string>(Name)).StartsWith(text, StringComparison.Ordinal); at++) await PressAsync("ArrowDown");
        await PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".menu:popover-open")).ToHaveCountAsync(0);
    }

    /// <summary>On another page the focus begins at its heading.</summary>
    public async Task ArriveAsync(string heading)
    {
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(heading);
        await Assertions.Expect(Page.Locator("h1")).ToBeFocusedAsync();
    }

    public Task SeesAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();
}
