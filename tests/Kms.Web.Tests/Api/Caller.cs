using System.Net.Http.Json;

namespace Kms.Web.Tests.Api;

/// <summary>Somebody who uses the API. Paths are relative to <c>/api/v1/</c> unless they begin with a slash.</summary>
internal sealed class Caller
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly HttpClient _http;

    public Caller(HttpClient http, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        _http = http;
        foreach (var (name, value) in headers) _http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
    }

    public Uri Address => _http.BaseAddress!; // every client of the factory has one

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, headers);

    public Task<Reply> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    public Task<Reply> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<Reply> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/api/v1/" + path);
        request.Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new Reply($"{method} {path}", (int)response.StatusCode, bytes, response.Headers, response.Content.Headers);
    }

    /// <summary>Sends a file with fields; the file first, as browsers and scripts do.</summary>
    public Task<Reply> UploadAsync(string path, string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), path == "batches" ? "files" : "file", name } };
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        return PostAsync(path, form);
    }

    /// <summary>Asks for a job until it is over.</summary>
    public Task<Reply> FinishAsync(Reply started) => FinishAsync(started.Expect(202).Text("jobId"));

    public async Task<Reply> FinishAsync(string id)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10)); // who asks all the time takes the processor from the job
        while (true)
        {
            var job = (await GetAsync($"jobs/{id}")).Expect(200);
            if (job.Text("state") is "done" or "failed" or "cancelled") return job;
            await look.WaitForNextTickAsync(patience.Token);
        }
    }

    public async Task<Reply> FinishDoneAsync(Reply started)
    {
        var job = await FinishAsync(started);
        Assert.True(job.Text("state") == "done", job.Body);
        return job;
    }
}
