using System.Collections.Immutable;
using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Audit;

/// <summary>Something that happened, to be written into the audit trail. Writing the same id twice leaves one entry.</summary>
/// <param name="Id">32 hex digits; derived for steps that may be repeated, random otherwise.</param>
/// <param name="Kind">Noun and past participle: <c>right.granted</c>. Keys are read by <c>key.read</c>, exported by <c>key.exported</c>.</param>
/// <param name="At">UTC.</param>
/// <param name="Actor">Who; null for the service.</param>
/// <param name="Organisation">Whose act it is or whom it concerns.</param>
/// <param name="Device">The device concerned.</param>
/// <param name="Subject">The other thing concerned: a pseudonym for an address, an id for all else.</param>
/// <param name="Details">Purposes, states, counts. Never a key, a code, a token or an address.</param>
internal sealed record Fact(
    string Id, string Kind, DateTimeOffset At, UserId? Actor, OrganisationId? Organisation, DeviceId? Device, string? Subject,
    ImmutableSortedDictionary<string, string> Details);
