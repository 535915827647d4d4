using Kms.AccessRequests;
using Kms.Batches;
using Kms.Devices;
using Kms.Grants;
using Kms.Invitations;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Web.Api;

/// <summary>Reads ids at the edge. A malformed id is answered as an unknown one, and never becomes a grain key.</summary>
internal static class Ids
{
    private const int Length = 32;

    public static DeviceId Device(string? text) => DeviceId.TryParse(text, out var id) ? id : throw Refused.NotFound();

    public static OrganisationId Organisation(string? text) => new(Hex(text));

    /// <summary>Where a partner is meant, an identifier that is none names no partner.</summary>
    public static OrganisationId Partner(string? text) => IsHex(text) ? new(text!.ToLowerInvariant()) : throw Refused.NotAPartner(); // hex is not null

    public static UserId User(string? text) => new(Hex(text));

    public static SessionId Session(string? text) => new(Hex(text));

    public static JobId Job(string? text) => new(Hex(text));

    public static BatchId Batch(string? text) => new(Hex(text));

    public static RightId Right(string? text) => new(Hex(text));

    public static TransferId Transfer(string? text) => new(Hex(text));

    public static InvitationId Invitation(string? text) => new(Hex(text));

    public static AccessRequestId AccessRequest(string? text) => new(Hex(text));

    /// <summary>Two ids in one, for things that live inside another: <c>KAM-12345678.{32 hex}</c>.</summary>
    public static (string Outer, string Inner) Pair(string? text) =>
        text?.Split('.') is [var outer, var inner] ? (outer, Hex(inner)) : throw Refused.NotFound();

    public static string New() => Guid.NewGuid().ToString("n");

    private static string Hex(string? text) => IsHex(text) ? text!.ToLowerInvariant() : throw Refused.NotFound(); // hex is not null

    private static bool IsHex(string? text) => text is { Length: Length } && text.All(char.IsAsciiHexDigit);
}
