using Kms.Organisations;
using Kms.Users;

namespace Kms.Batches;

/// <summary>A batch reference in a list.</summary>
/// <param name="Id">The batch.</param>
/// <param name="Name">Its name.</param>
/// <param name="Organisation">Whom it is for.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Devices">How many devices.</param>
/// <param name="Allocates">True when it lets the organisation claim without codes.</param>
/// <param name="Created">UTC.</param>
/// <param name="By">Who made it.</param>
[GenerateSerializer, Immutable, Alias("kms.BatchRow")]
public sealed record BatchRow(
    BatchId Id, string Name, OrganisationId Organisation, string OrganisationName, int Devices, bool Allocates, DateTimeOffset Created, UserId By);
