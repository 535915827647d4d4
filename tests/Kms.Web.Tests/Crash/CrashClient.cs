using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Kms.Web.Tests.Crash;

/// <summary>What the crash tests need of the API, in the words of their story.</summary>
internal sealed class CrashClient(HttpClient http) : IDisposable
{
    public static async Task<CrashClient> SignInAsync(AppProcess app, string email, string password)
    {
        var client = new CrashClient(app.Client());
        var session = await client.PostAsync("sign-in", new { email, password });
        client.Use(session["accessToken"]!.GetValue<string>());
        return client;
    }

    public void Use(string token) => http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    public async Task<JsonNode> GetAsync(string path) => await ReadAsync(await http.GetAsync("/api/v1/" + path));

    public async Task<JsonNode> PostAsync(string path, object body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = JsonContent.Create(body) };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await ReadAsync(await http.SendAsync(request));
    }

    public async Task<JsonNode> PatchAsync(string path, object body) => await ReadAsync(await http.PatchAsJsonAsync("/api/v1/" + path, body));

    public async Task<JsonNode> ImportAsync(string list, string organisation)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(organisation), "organisationId");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(list)), "file", "devices.csv");
        return await ReadAsync(await http.PostAsync("/api/v1/imports", form));
    }

    public async Task<JsonNode> BatchAsync(string name, string organisation, string serials)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(name), "name");
        form.Add(new StringContent(organisation), "organisationId");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(serials)), "files", "serials.txt");
        return await ReadAsync(await http.PostAsync("/api/v1/batches", form));
    }

    /// <summary>Waits for a job's end.</summary>
    public async Task<JsonNode> FinishAsync(JsonNode started)
    {
        var id = started["jobId"]!.GetValue<string>();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync())
        {
            var job = await GetAsync($"jobs/{id}");
            if (job["state"]!.GetValue<string>() is not ("queued" or "running")) return job;
        }
        throw new InvalidOperationException("The timer ended.");
    }

    public void Dispose() => http.Dispose();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{(int)answer.StatusCode}: {text}", null, answer.StatusCode);
            return JsonNode.Parse(text.Length == 0 ? "{}" : text)!;
        }
    }
}
