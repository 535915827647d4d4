using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser;

/// <summary>What a browser fetches: answers with their heads as they came over the wire, and frames of the web socket as they were before compression.</summary>
internal sealed class Traffic
{
    private readonly Dictionary<string, string> _addresses = [];
    private readonly Dictionary<string, long> _fetched = [];

    public long Bytes => _fetched.Values.Sum();

    public static async Task<Traffic> WatchAsync(IPage page)
    {
        var (traffic, session) = (new Traffic(), await page.Context.NewCDPSessionAsync(page));
        session.Event("Network.requestWillBeSent").OnEvent += (_, sent) => traffic._addresses[Text(sent, "requestId")] = Text(Member(sent, "request"), "url");
        session.Event("Network.loadingFinished").OnEvent += (_, done) =>
            traffic.Add(traffic._addresses.GetValueOrDefault(Text(done, "requestId"), "?"), (long)Member(done, "encodedDataLength").GetDouble());
        session.Event("Network.webSocketFrameReceived").OnEvent += (_, frame) =>
            traffic.Add("web socket", Text(Member(frame, "response"), "payloadData").Length * 3L / 4); // base64
        await session.SendAsync("Network.enable");
        return traffic;
    }

    public override string ToString() => string.Join(
        Environment.NewLine, _fetched.OrderByDescending(one => one.Value).Select(one => $"{one.Value,8} {one.Key}").Prepend($"{Bytes,8} in all"));

    private void Add(string what, long bytes) => _fetched[what] = _fetched.GetValueOrDefault(what) + bytes;

    private static JsonElement Member(JsonElement? element, string name) => element!.Value.GetProperty(name); // the protocol promises it

    private static string Text(JsonElement? element, string name) => Convert.ToString(Member(element, name), CultureInfo.InvariantCulture)!; // a text or a number
}
