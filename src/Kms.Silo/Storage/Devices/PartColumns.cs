using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Silo.Storage.Devices;

/// <summary>The columns of what hangs on a device; the first one is the device. The order is the one in which a device lists them.</summary>
internal static class PartColumns
{
    public const string SelectKeys = """
        select device, purpose, version, algorithm, state, ring_version, wrapped, fingerprint, findings, added, first_revealed
        from device_key
        """;

    public const string KeyOrder = "order by device, purpose, version";

    public const string SelectRights = """
        select device, id, grantee, granted_for, granted_by, purpose, from_at, until_at, label from read_right
        """;

    public const string RightOrder = "order by device, from_at, id";

    public const string SelectRequests = """
        select device, id, organisation, by_user, by_email, message, at, state, reason, decided_at from claim_request
        """;

    public const string RequestOrder = "order by device, at, id";

    public const string SelectAliases = "select device, alias from device_alias";

    public const string AliasOrder = "order by device, place";

    // Rights of a bulk grant name one grantee over and over, and reading an address is dear.
    [ThreadStatic] private static string? t_text;
    [ThreadStatic] private static Grantee t_grantee;

    public static StoredKey Key(IColumns row) => new(
        KeyPurpose.Parse(row.GetText(1)), (int)row.GetNumber(2), (KeyAlgorithm)row.GetNumber(3), (KeyState)row.GetNumber(4),
        row.IsNull(5) ? null : new WrappedKey((int)row.GetNumber(5), row.GetBytes(6)), row.GetBytes(7), (KeyFinding)row.GetNumber(8),
        row.GetTime(9))
    {
        FirstRevealed = row.TimeOrNull(10),
    };

    public static ReadRight Right(IColumns row) => new(
        new RightId(row.GetText(1)), ReadGrantee(row.GetText(2)), new OrganisationId(row.GetText(3)), new UserId(row.GetText(4)),
        row.TextOrNull(5), row.GetTime(6), row.TimeOrNull(7))
    {
        HolderLabel = row.TextOrNull(8),
    };

    public static ClaimRequest Request(IColumns row) => new(
        new ClaimRequestId(row.GetText(1)), new OrganisationId(row.GetText(2)), new UserId(row.GetText(3)), row.GetText(4),
        row.TextOrNull(5), row.GetTime(6), (DecisionState)row.GetNumber(7), row.TextOrNull(8), row.TimeOrNull(9));

    public static string Alias(IColumns row) => row.GetText(1);

    private static Grantee ReadGrantee(string text)
    {
        if (text != t_text) (t_text, t_grantee) = (text, Grantee.Parse(text));
        return t_grantee;
    }
}
