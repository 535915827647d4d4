namespace Kms.Jobs;

/// <summary>
/// Takes back what a grant gave: exactly the rights that it made. Rights that stood there before, which it only changed, stay. For the person
/// who ordered the grant, once that is over.
/// </summary>
/// <param name="Grant">The job that gave them.</param>
[GenerateSerializer, Immutable, Alias("kms.UndoGrantJob")]
public sealed record UndoGrantJob(JobId Grant) : JobOrder;
