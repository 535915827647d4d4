using Kms.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>
/// Tells whoever watches over the silo whether it lives and whether it can serve. Started last and stopped first: it does not answer before
/// the silo has joined the others, nor while it hands its grains over.
/// </summary>
internal sealed class SiloHealth(IStorageHealth storage, IOptions<KmsClusterOptions> cluster) : IHostedService, IAsyncDisposable
{
    public const string Ready = "/health/ready";
    public const string Live = "/health/live";

    private WebApplication? _door;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (cluster.Value.HealthPort is not (> 0 and var port)) return;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.ListenAnyIP(port));
        _door = builder.Build();
        _door.Run(AnswerAsync);
        try { await _door.StartAsync(cancellationToken); }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new StartException($"Another program listens on port {port}. Stop it, or set Kms:Cluster:HealthPort to a free one.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _door?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _door?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = context.Request.Path.Value switch
        {
            Live => StatusCodes.Status200OK,
            Ready when await IsReadyAsync() => StatusCodes.Status200OK,
            Ready => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status404NotFound,
        };
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            await storage.CheckAsync();
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }
}
