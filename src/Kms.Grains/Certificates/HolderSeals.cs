using System.Collections.Immutable;
using Kms.Keys;

namespace Kms.Certificates;

/// <summary>
/// The container of a person's private key: the person's password opens it, which is not here. It is sealed besides, so that nobody can try
/// passwords against a copy of the database.
/// </summary>
internal static class HolderSeals
{
    private const string Label = "certificate-container";

    public static ImmutableArray<byte> SealContainer(this IKeyVault vault, HeldCertificate held, KeyContent content, string password) =>
        [.. vault.Seal(Label, held.Serial, KeyContainers.Make(content, password, NameOf(held), compatible: false))];

    public static byte[] OpenContainer(this IKeyVault vault, HeldCertificate held) => held.Container is { } container
        ? vault.Open(Label, held.Serial, container.AsSpan())
        : throw new RefusedException(Refusal.Forbidden, "The private key of this certificate was never here: it was made from your own request.");

    public static string NameOf(HeldCertificate held) => $"{held.Draft.Name} ({held.OrganisationName})";
}
