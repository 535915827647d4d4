using Kms.Organisations;

namespace Kms.Jobs;

/// <summary>
/// Examines the keys of an estate by their keyed fingerprints: which stand on several devices or are published, and how many have which
/// finding. No key is opened. Findings that were missing are noted on their devices.
/// </summary>
/// <param name="Organisation">Devices that it sees as its own or delivered to it; null for all (operator).</param>
[GenerateSerializer, Immutable, Alias("kms.HygieneJob")]
public sealed record HygieneJob(OrganisationId? Organisation) : JobOrder;
