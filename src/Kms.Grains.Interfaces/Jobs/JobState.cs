namespace Kms.Jobs;

/// <summary>How far a job has come.</summary>
[GenerateSerializer, Alias("kms.JobState")]
public enum JobState
{
    /// <summary>Accepted, not begun.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>All rows were tried.</summary>
    Done,

    /// <summary>Stopped by a person; what was done stays.</summary>
    Cancelled,

    /// <summary>Cannot go on; the text says why.</summary>
    Failed,
}
