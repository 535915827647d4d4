using System.Collections.Immutable;
using Kms.Audit;
using Kms.Listing;
using Kms.Mail;
using Kms.Storage;

namespace Kms.Silo.Storage.Writing;

/// <summary>The smallest thing that is written or not: a condition, and what follows when it holds.</summary>
internal abstract class WriteUnit
{
    protected WriteUnit(IReadOnlyList<Fact> facts, bool once) => Facts = PreparedFact.Of(facts, once);

    protected WriteUnit(Effects effects, bool once)
        : this(effects.Facts, once)
    {
        Mails = effects.Mails;
        Entries = effects.Entries;
    }

    public PreparedFact[] Facts { get; }

    public ImmutableArray<OutgoingMail> Mails { get; } = [];

    public ImmutableArray<ListEntry> Entries { get; } = [];

    /// <summary>The key of the row that it changes; two units with the same one never share a transaction.</summary>
    public virtual string? Touches => null;

    /// <summary>Whether the condition held; set by the writer before the caller goes on.</summary>
    public bool Accepted { get; set; }
}
