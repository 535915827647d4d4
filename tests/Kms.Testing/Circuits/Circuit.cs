using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Kms.Testing.Circuits;

/// <summary>
/// A live page without a browser: it does what the client script of Blazor does over the wire, but draws nothing. What the server draws comes in
/// render batches, each of which is acknowledged; calls of scripts are answered with nothing.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private readonly HubSocket _socket = new();
    private readonly Uri _address;
    private Task _reading = Task.CompletedTask;
    private (byte[] Text, TaskCompletionSource Seen)? _awaited;
    private string? _fault;

    private Circuit(Uri address) => _address = address;

    /// <summary>What the service has drawn so far.</summary>
    public long Batches { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Opens the page of that address: its plain frame, then the circuit. Ends when the text was drawn.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient http, CookieContainer cookies, string path, string text)
    {
        var address = http.BaseAddress!; // every person has one
        var page = await http.GetStringAsync(new Uri(path, UriKind.Relative));
        var circuit = new Circuit(address);
        var seen = circuit.Await(text);
        await circuit._socket.ConnectAsync(address, cookies);
        circuit._reading = circuit.ReadAsync();
        var state = State().Match(page).Groups[1].Value;
        await circuit._socket.SendAsync("0", "StartCircuit", address.ToString(), new Uri(address, path).ToString(), "[]", state);
        var added = Components().Matches(page).Select((found, at) =>
            $$"""{"type":"add","ssrComponentId":{{at + 1}},"marker":{{WebUtility.HtmlDecode(found.Groups[1].Value)}}}""");
        await circuit._socket.SendAsync(null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', added)}}]}""", state);
        await seen;
        return circuit;
    }

    /// <summary>The address changes, as by a filter or a link; ends when the text was drawn.</summary>
    public async Task GoAsync(string path, string text)
    {
        var seen = Await(text);
        await _socket.SendAsync(null, "OnLocationChanged", new Uri(_address, path).ToString(), null, false);
        await seen;
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        await _reading;
    }

    private Task Await(string text)
    {
        if (_fault is not null) throw new InvalidOperationException(_fault);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited = (Encoding.UTF8.GetBytes(text), seen);
        return seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _socket.NextAsync() is { } message) await HandleAsync(message);
            Fail("The circuit was closed.");
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception error)
        {
            Fail(error.ToString());
        }
    }

    private Task HandleAsync(object?[] message) => message switch
    {
        [HubSocket.Invocation, _, _, "JS.RenderBatch", object?[] arguments, ..] => DrawnAsync(arguments),
        [HubSocket.Invocation, _, _, "JS.BeginInvokeJS", object?[] arguments, ..] => AnswerAsync(Convert.ToInt64(arguments[0], CultureInfo.InvariantCulture)),
        [HubSocket.Invocation, _, _, "JS.Error", object?[] arguments, ..] => FailAsync($"The page failed: {arguments[0]}"),
        [HubSocket.Completion, _, _, 1L, var error, ..] => FailAsync($"The circuit refused: {error}"),
        _ => Task.CompletedTask,
    };

    private async Task DrawnAsync(object?[] batch)
    {
        var drawn = (byte[])batch[1]!; // a batch has an id and bytes
        (Batches, Bytes) = (Batches + 1, Bytes + drawn.Length);
        if (_awaited is { } awaited && drawn.AsSpan().IndexOf(awaited.Text) >= 0) awaited.Seen.TrySetResult();
        await _socket.SendAsync(null, "OnRenderCompleted", Convert.ToInt64(batch[0], CultureInfo.InvariantCulture), null);
    }

    private Task AnswerAsync(long call) => call == 0 ? Task.CompletedTask
        : _socket.SendAsync(null, "EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $"[{call},true,null]"));

    private Task FailAsync(string fault)
    {
        Fail(fault);
        return Task.CompletedTask;
    }

    private void Fail(string fault) => _awaited?.Seen.TrySetException(new InvalidOperationException(_fault = fault));

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Components();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^>]+?)-->")]
    private static partial Regex State();
}
