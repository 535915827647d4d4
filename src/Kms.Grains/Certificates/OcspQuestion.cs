using System.Formats.Asn1;

namespace Kms.Certificates;

/// <summary>What somebody asks (RFC 6960, section 4.1.1): certificates by their serial numbers, and what makes the answer a fresh one.</summary>
/// <param name="Certificates">At most ten.</param>
/// <param name="Nonce">The value of the extension, as it came; null when there is none.</param>
internal sealed record OcspQuestion(IReadOnlyList<OcspCertificate> Certificates, byte[]? Nonce)
{
    private const int MostCertificates = 10;
    private const int MostOfNonce = 130; // RFC 9654, section 2.1: 128 bytes, here with their tag and length
    private const string NonceType = "1.3.6.1.5.5.7.48.1.2";

    private static readonly Asn1Tag s_version = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag s_requestor = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag s_extensions = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag s_signature = new(TagClass.ContextSpecific, 0);

    /// <summary>Null for what is no request, or a longer one than anybody needs.</summary>
    public static OcspQuestion? TryRead(ReadOnlyMemory<byte> request)
    {
        try
        {
            var whole = new AsnReader(request, AsnEncodingRules.DER);
            var message = whole.ReadSequence();
            whole.ThrowIfNotEmpty();
            var question = Read(message.ReadSequence());
            // Who asks is nobody's business: a signature is neither demanded nor looked at.
            if (message.HasData && message.PeekTag().HasSameClassAndValue(s_signature)) message.ReadEncodedValue();
            message.ThrowIfNotEmpty();
            return question;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static OcspQuestion? Read(AsnReader body)
    {
        if (Next(body, s_version)) body.ReadEncodedValue();
        if (Next(body, s_requestor)) body.ReadEncodedValue();
        var list = body.ReadSequence();
        var certificates = new List<OcspCertificate>();
        while (list.HasData && certificates.Count <= MostCertificates) certificates.Add(OcspCertificate.Read(list.ReadSequence()));
        var nonce = Next(body, s_extensions) ? FindNonce(body.ReadSequence(s_extensions).ReadSequence()) : null;
        body.ThrowIfNotEmpty();
        return certificates.Count is 0 or > MostCertificates || nonce?.Length > MostOfNonce ? null : new OcspQuestion(certificates, nonce);
    }

    private static bool Next(AsnReader body, Asn1Tag tag) => body.HasData && body.PeekTag().HasSameClassAndValue(tag);

    private static byte[]? FindNonce(AsnReader extensions)
    {
        byte[]? nonce = null;
        while (extensions.HasData)
        {
            var one = extensions.ReadSequence();
            var type = one.ReadObjectIdentifier();
            if (one.HasData && one.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean)) one.ReadBoolean();
            var value = one.ReadOctetString();
            if (type == NonceType) nonce = value;
        }
        return nonce;
    }

    public static void WriteNonce(AsnWriter extensions, byte[] nonce)
    {
        using var all = extensions.PushSequence();
        using var one = extensions.PushSequence();
        extensions.WriteObjectIdentifier(NonceType);
        extensions.WriteOctetString(nonce);
    }
}
