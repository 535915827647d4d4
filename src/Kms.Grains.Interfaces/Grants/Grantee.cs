using Kms.Organisations;
using Kms.Users;

namespace Kms.Grants;

/// <summary>
/// Who holds a read right: the person who proves an e-mail address, with or without account, or an organisation.
/// Text form: <c>e:anna@example.com</c> or <c>o:{organisation id}</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("kms.Grantee")]
public readonly record struct Grantee
{
    [Id(0)] private readonly string? _value;

    private Grantee(string value) => _value = value;

    /// <summary>The text form.</summary>
    public string Value => _value ?? "";

    /// <summary>True for a person.</summary>
    public bool IsPerson => Value.StartsWith("e:", StringComparison.Ordinal);

    /// <summary>The address of a person; null for an organisation.</summary>
    public EmailAddress? Email => IsPerson ? EmailAddress.Parse(Value[2..]) : null;

    /// <summary>The organisation; null for a person.</summary>
    public OrganisationId? Organisation => Value.StartsWith("o:", StringComparison.Ordinal) ? new OrganisationId(Value[2..]) : null;

    /// <summary>The person who proves this address.</summary>
    public static Grantee Of(EmailAddress email) => new("e:" + email.Value);

    /// <summary>An organisation.</summary>
    public static Grantee Of(OrganisationId organisation) => new("o:" + organisation.Value);

    /// <summary>Reads the text form; throws <see cref="FormatException"/>.</summary>
    public static Grantee Parse(string text) => text switch
    {
        ['e', ':', .. var email] => Of(EmailAddress.Parse(email)),
        ['o', ':', .. var id] when id.Length > 0 => Of(new OrganisationId(id)),
        _ => throw new FormatException("A grantee is e:{address} or o:{organisation id}."),
    };

    /// <inheritdoc/>
    public override string ToString() => Value;
}
