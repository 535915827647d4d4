namespace Kms.Jobs;

/// <summary>What a job is to do.</summary>
[GenerateSerializer, Immutable, Alias("kms.JobOrder")]
public abstract record JobOrder;
