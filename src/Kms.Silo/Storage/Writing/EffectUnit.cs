using Kms.Storage;

namespace Kms.Silo.Storage.Writing;

/// <summary>Effects without condition: safe to repeat by the ids of their parts.</summary>
internal sealed class EffectUnit(Effects effects) : WriteUnit(effects, once: true);
