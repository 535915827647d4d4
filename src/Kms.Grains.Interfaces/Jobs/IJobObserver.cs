namespace Kms.Jobs;

/// <summary>Is told when a job gets on.</summary>
[Alias("kms.IJobObserver")]
public interface IJobObserver : IGrainObserver
{
    /// <summary>The job's present state.</summary>
    [Alias("Changed")] Task ChangedAsync(JobView job);
}
