using Kms.Users;

namespace Kms.Catalogue;

/// <summary>
/// A selection too long for an address, kept for the person who made it until a later one takes its place. The grain key is user and place.
/// </summary>
[Alias("kms.ISelectionGrain")]
public interface ISelectionGrain : IGrainWithStringKey
{
    /// <summary>Keeps a selection under a mark. Refuses <see cref="Refusal.TooLarge"/>.</summary>
    [Repeatable, Alias("Keep")] Task KeepAsync(ActorTicket actor, string mark, Selection selection);

    /// <summary>The selection with this mark; null when another one took its place.</summary>
    [Repeatable, Alias("Find")] Task<Selection?> FindAsync(ActorTicket actor, string mark);
}
