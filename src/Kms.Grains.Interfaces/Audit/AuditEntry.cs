using System.Collections.Immutable;
using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Audit;

/// <summary>An entry of the audit trail.</summary>
/// <param name="Writer">The chain it stands in.</param>
/// <param name="Sequence">Its place there, counting from 0 (the genesis entry).</param>
/// <param name="At">UTC.</param>
/// <param name="Kind"><c>key.read</c>, <c>right.granted</c>, <c>device.claimed</c>, ...</param>
/// <param name="Actor">Who did it; null for the service itself.</param>
/// <param name="ActorName">The person's name or address, unless erased.</param>
/// <param name="Organisation">Whose act it was or whom it concerns.</param>
/// <param name="Device">The device concerned.</param>
/// <param name="Subject">The person, invitation, batch, job ... concerned; a pseudonym for an address.</param>
/// <param name="Details">Purposes, states, counts; never a key.</param>
/// <param name="Hash">HMAC-SHA-256 over writer, sequence, previous hash and entry; hex.</param>
[GenerateSerializer, Immutable, Alias("kms.AuditEntry")]
public sealed record AuditEntry(
    string Writer, long Sequence, DateTimeOffset At, string Kind, UserId? Actor, string? ActorName, OrganisationId? Organisation,
    DeviceId? Device, string? Subject, ImmutableSortedDictionary<string, string> Details, string Hash);
