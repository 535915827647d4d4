using System.Collections.Immutable;
using Kms.Audit;
using Kms.Listing;
using Kms.Mail;

namespace Kms.Storage;

/// <summary>What is written together with a change: audit facts, mails, list entries. Every part may be written twice without harm.</summary>
internal sealed record Effects(ImmutableArray<Fact> Facts, ImmutableArray<OutgoingMail> Mails, ImmutableArray<ListEntry> Entries)
{
    public static Effects None { get; } = new([], [], []);

    public bool IsEmpty => Facts.IsEmpty && Mails.IsEmpty && Entries.IsEmpty;

    public static Effects Of(params ReadOnlySpan<Fact> facts) => new([.. facts], [], []);

    public Effects With(params ReadOnlySpan<OutgoingMail> mails) => this with { Mails = Mails.AddRange(mails) };

    public Effects With(params ReadOnlySpan<ListEntry> entries) => this with { Entries = Entries.AddRange(entries) };

    public Effects And(Effects other) =>
        new(Facts.AddRange(other.Facts), Mails.AddRange(other.Mails), Entries.AddRange(other.Entries));
}
