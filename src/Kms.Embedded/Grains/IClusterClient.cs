namespace Orleans;

/// <summary>The grains as seen from outside a grain: from pages, endpoints and background services.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
