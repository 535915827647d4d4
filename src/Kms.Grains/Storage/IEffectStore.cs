namespace Kms.Storage;

/// <summary>Writes effects that belong to no device: through the same group-commit writer, durable when the task ends.</summary>
internal interface IEffectStore
{
    Task CommitAsync(Effects effects, CancellationToken cancellation = default);
}
