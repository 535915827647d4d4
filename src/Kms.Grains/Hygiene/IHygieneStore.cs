using Kms.Devices;
using Kms.Organisations;

namespace Kms.Hygiene;

/// <summary>Walks over the keys of an estate, by fingerprints alone.</summary>
internal interface IHygieneStore
{
    /// <summary>How many devices there are: of an organisation, or in all.</summary>
    Task<long> CountAsync(OrganisationId? organisation, CancellationToken cancellation = default);

    /// <summary>The devices after one, by id; null when there are none. Keys with one of the given fingerprints are published ones.</summary>
    Task<ExaminedPart?> ExamineAsync(
        OrganisationId? organisation, DeviceId? after, int devices, IReadOnlyCollection<byte[]> published, CancellationToken cancellation = default);
}
