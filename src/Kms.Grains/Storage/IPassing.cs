namespace Kms.Storage;

/// <summary>The content of a document that is not kept for ever.</summary>
internal interface IPassing
{
    /// <summary>Since when (or from when on) nobody acts on it, or on a part of it, any more; null while somebody may.</summary>
    DateTimeOffset? OverSince { get; }
}
