using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kms.Silo.Commands;

/// <summary>The running service over its API. Every problem answer becomes a sentence.</summary>
internal sealed class ServiceClient : IDisposable
{
    private readonly HttpClient _http;

    public ServiceClient(Uri url, string token)
    {
        // Uploads of hundreds of megabytes take their time; a lost connection shows all the same.
        _http = new HttpClient { BaseAddress = new Uri(url, "/api/v1/"), Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("kms", "1"));
    }

    public Task<T> GetAsync<T>(string path, CancellationToken cancellation) => ReadAsync<T>(new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    /// <summary>With a key of its own, so that a repetition by the network does the thing once.</summary>
    public Task<T> PostAsync<T>(string path, HttpContent? content, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return ReadAsync<T>(request, cancellation);
    }

    public async Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException e)
        {
            throw Away(e);
        }
        return response.IsSuccessStatusCode ? response : throw await DescribeAsync(response, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> ReadAsync<T>(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        using (var response = await OpenAsync(request, cancellation))
        {
            try
            {
                return await response.Content.ReadFromJsonAsync<T>(cancellation) ?? throw new CommandException("The service answered with nothing. Is --url right?");
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                throw Away(e);
            }
            catch (JsonException)
            {
                throw new CommandException($"What answers at {_http.BaseAddress} is another program. Is --url right?");
            }
        }
    }

    private CommandException Away(Exception e) => new(
        $"The service at {_http.BaseAddress} does not answer: {e.Message} Is it running, and is --url right?", ExitCodes.Unreachable) { IsPassing = true };

    private static async Task<CommandException> DescribeAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var gone = response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
        return new CommandException(await ReadProblemAsync(response, cancellation), gone ? ExitCodes.Unreachable : ExitCodes.Refused)
        {
            IsPassing = gone || response.StatusCode == HttpStatusCode.TooManyRequests, RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    private static async Task<string> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<ServiceProblem>(cancellation);
            if (problem?.Detail is null) return $"The service answered {status}.";
            var rows = (problem.Errors ?? []).Take(20).Select(error => $"{Environment.NewLine}  {error.Field}: {error.Detail}");
            return $"{problem.Detail} ({problem.Code}){string.Concat(rows)}";
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
        {
            return $"The service answered {status}. Is --url right?";
        }
    }
}
