using System.Net.Http.Headers;

namespace Kms.Silo.Commands;

/// <summary>Fetches a file that can be fetched once; after a broken connection it asks for the rest.</summary>
internal sealed class Download(ServiceClient service, string path, long length)
{
    private const int Attempts = 5;
    private readonly Patience _patience = new(TimeProvider.System);

    public async Task SaveAsync(FileInfo output, CancellationToken cancellation)
    {
        await using var file = PrivateFile.Create(output);
        for (var attempt = 1; file.Position < length; attempt++)
        {
            try
            {
                await FetchAsync(file, cancellation);
            }
            catch (Exception e) when (e is HttpRequestException or IOException && attempt < Attempts)
            {
                await Console.Error.WriteLineAsync($"The connection broke at {file.Position} of {length} bytes; going on from there.");
            }
        }
    }

    private async Task FetchAsync(FileStream file, CancellationToken cancellation)
    {
        using var response = await _patience.AskAsync(() => service.OpenAsync(RequestFrom(file.Position), cancellation), cancellation);
        await response.Content.CopyToAsync(file, cancellation);
    }

    private HttpRequestMessage RequestFrom(long position)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (position > 0) request.Headers.Range = new RangeHeaderValue(position, null);
        return request;
    }
}
