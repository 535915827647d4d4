using System.Formats.Asn1;

namespace Kms.Web.Ldap;

/// <summary>One message from a client: RFC 4511, section 4.1.1. What is not understood throws <see cref="AsnContentException"/>.</summary>
/// <param name="Id">The answers bear it.</param>
/// <param name="Operation">What is asked for.</param>
/// <param name="Content">The operation with its tag.</param>
/// <param name="IsBeyondUs">The client insists on an extension (a critical control), and none is known here.</param>
internal sealed record LdapMessage(int Id, LdapOperation Operation, ReadOnlyMemory<byte> Content, bool IsBeyondUs)
{
    private static readonly Asn1Tag s_controls = new(TagClass.ContextSpecific, 0, isConstructed: true);

    public static LdapMessage Read(ReadOnlyMemory<byte> bytes)
    {
        var outer = new AsnReader(bytes, AsnEncodingRules.BER);
        var reader = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        if (!reader.TryReadInt32(out var id) || id < 0) throw new AsnContentException("A message has a number.");
        var tag = reader.PeekTag();
        if (tag.TagClass != TagClass.Application) throw new AsnContentException("A message has an operation.");
        var content = reader.ReadEncodedValue();
        var isBeyondUs = reader.HasData && HasCritical(reader.ReadSequence(s_controls));
        reader.ThrowIfNotEmpty();
        return new(id, (LdapOperation)tag.TagValue, content, isBeyondUs);
    }

    // Control: an OID, whether it is critical (default: no), a value.
    private static bool HasCritical(AsnReader controls)
    {
        var found = false;
        while (controls.HasData)
        {
            var control = controls.ReadSequence();
            control.ReadOctetString();
            if (control.HasData && control.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean)) found |= control.ReadBoolean();
        }
        return found;
    }
}
