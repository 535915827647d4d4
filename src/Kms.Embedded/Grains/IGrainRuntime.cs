namespace Orleans.Runtime;

/// <summary>What grains reach through their context without needing a service scope of their own.</summary>
internal interface IGrainRuntime
{
    /// <summary>Services of the process.</summary>
    IServiceProvider Services { get; }

    void DelayDeactivation(TimeSpan timeSpan);
}
