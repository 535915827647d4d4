using Kms.Batches;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Web.Api;

/// <summary>The same members as query of a list and as <c>filter</c> of a bulk act.</summary>
internal sealed record DeviceFilterBody(
    string? Q = null, string? Serial = null, string? Manufacturer = null, string? Type = null, string? Medium = null, string? Claim = null,
    string? Organisation = null, string? Batch = null, string? Label = null, string? Health = null, string? Right = null, string? Sort = null,
    string? Reader = null, int? EndsInDays = null)
{
    private const int MaxText = 200;
    private const int MaxDays = 3650;
    private static readonly string[] Rights = ["owned", "allocated", "granted"];
    private static readonly string[] Sorts = ["id", "type", "label", "batch", "changed"];

    public DeviceFilter ToFilter() => new(
        Text(Q, "q"), Text(Serial, "serial"), Text(Manufacturer, "manufacturer")?.ToUpperInvariant(), Text(Type, "type"), Text(Medium, "medium"),
        Text(Claim, "claim") is { } claim ? Names.Parse<ClaimState>(claim, "claim") : null,
        Text(Organisation, "organisation") is { } organisation ? new OrganisationId(organisation) : null,
        Text(Batch, "batch") is { } batch ? new BatchId(batch) : null,
        Text(Label, "label"), Findings(), OneOf(Right, Rights, "right"), OneOf(Sort?.TrimStart('-'), Sorts, "sort") ?? "id",
        Sort?.StartsWith('-') ?? false, Holder(), Days());

    // A person by e-mail address, a partner by identifier.
    private Grantee? Holder()
    {
        if (Text(Reader, "reader") is not { } reader) return null;
        if (!reader.Contains('@')) return Grantee.Of(new OrganisationId(reader));
        return EmailAddress.TryParse(reader, out var email) ? Grantee.Of(email) : throw Refused.Invalid("reader", "malformed", "Give an e-mail address or the identifier of an organisation.");
    }

    private int? Days() => EndsInDays is null or (>= 0 and <= MaxDays) ? EndsInDays : throw Refused.Invalid("endsInDays", "out-of-range", $"From 0 to {MaxDays} days.");

    private KeyFinding? Findings()
    {
        if (Text(Health, "health") is not { } health) return null;
        return health.Split(',').Select(name => Names.Parse<KeyFinding>(name, "health")).Aggregate(KeyFinding.None, (all, one) => all | one);
    }

    // An organisation or batch that is none simply has no devices; the filter never tells more.
    private static string? Text(string? text, string field)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return null;
        return trimmed.Length <= MaxText ? trimmed : throw Refused.Invalid(field, "too-long", $"At most {MaxText} characters.");
    }

    private static string? OneOf(string? text, string[] allowed, string field)
    {
        if (Text(text, field)?.ToLowerInvariant() is not { } value) return null;
        return allowed.Contains(value) ? value : throw Refused.Invalid(field, "unknown-value", $"'{value}' is none of {string.Join(", ", allowed)}.");
    }
}
