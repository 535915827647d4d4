using System.Collections.Frozen;

namespace Kms.Silo.Audit;

/// <summary>The codes of what can be wrong with the trail, each with its English sentence.</summary>
internal static class AuditFaultTexts
{
    public const string Changed = "changed";
    public const string OffCheckpoint = "off-checkpoint";
    public const string NotGenesis = "not-genesis";
    public const string OffGenesis = "off-genesis";
    public const string Missing = "missing";
    public const string OutOfOrder = "out-of-order";
    public const string BeginsTwice = "chain-begins-twice";
    public const string ChainMissingByCheckpoint = "chain-missing-checkpoint";
    public const string ChainMissingByGenesis = "chain-missing-genesis";
    public const string EndMissingByCheckpoint = "end-missing-checkpoint";
    public const string EndMissingByGenesis = "end-missing-genesis";
    public const string Unsigned = "checkpoint-unsigned";
    public const string More = "more";

    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Changed] = "{0}: changed, or the entry before it was",
        [OffCheckpoint] = "{0}: differs from a checkpoint",
        [NotGenesis] = "{0}: is no first entry of a chain",
        [OffGenesis] = "{0}: differs from what the first entry of {1} says",
        [Missing] = "{0}: missing (the next one is {1})",
        [OutOfOrder] = "{0}: stands twice or out of order",
        [BeginsTwice] = "chain {0}: begins twice",
        [ChainMissingByCheckpoint] = "chain {0}: missing, but a checkpoint names it",
        [ChainMissingByGenesis] = "chain {0}: missing, but the first entry of {1} names it",
        [EndMissingByCheckpoint] = "{0} to {1}: missing, but a checkpoint names them",
        [EndMissingByGenesis] = "{0} to {1}: missing, but the first entry of {2} names them",
        [Unsigned] = "checkpoint in line {0} of {1}: its signature is wrong",
        [More] = "and more",
    }.ToFrozenDictionary();
}
