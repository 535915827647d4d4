using Kms.Users;

namespace Kms.Organisations;

/// <summary>What a membership is worth, as one activation of its organisation remembers it.</summary>
/// <param name="Membership">What it is worth.</param>
/// <param name="Grain">The organisation's document.</param>
/// <param name="Version">Of the document.</param>
/// <param name="Saving">The document is being written: the version before may still be the one that is stored.</param>
[GenerateSerializer, Immutable, Alias("kms.VouchedMembership")]
internal sealed record VouchedMembership(
    [property: Id(0)] Membership Membership, [property: Id(1)] string Grain, [property: Id(2)] long Version, [property: Id(3)] bool Saving)
{
    public bool Holds(TicketBasis basis) => basis.VersionOf(Grain) is var stored && (stored == Version || (Saving && stored == Version - 1));
}
