using Kms.Storage;

namespace Kms.Silo.Storage.Writing;

/// <summary>Effects without condition: safe to repeat by the ids of their parts.</summary>
internal sealed class EffectUnit(Effects effects, DocumentMark? settled) : WriteUnit(effects, once: true)
{
    /// <summary>The mark of the document that they came from.</summary>
    public DocumentMark? Settled => settled;
}
