using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Kms.Certificates;

/// <summary>Writes answers: RFC 6960, section 4.2.1.</summary>
internal static class OcspAnswer
{
    // How long an answer counts. A revocation is known at once to whoever asks anew.
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    private static readonly Asn1Tag s_zero = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag s_one = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag s_two = new(TagClass.ContextSpecific, 2);

    private enum Outcome
    {
        Successful = 0,
        MalformedRequest = 1,
        TryLater = 3,
        Unauthorized = 6,
    }

    public static byte[] Malformed { get; } = Refused(Outcome.MalformedRequest);

    /// <summary>The authority cannot sign now.</summary>
    public static byte[] Later { get; } = Refused(Outcome.TryLater);

    /// <summary>There is no authority to answer for.</summary>
    public static byte[] Nobody { get; } = Refused(Outcome.Unauthorized);

    public static byte[] Make(OcspQuestion question, IReadOnlyList<OcspStatus> known, OcspKey signer, DateTimeOffset now)
    {
        var data = Part(writer => WriteData(writer, question, known, signer, now));
        var basic = Part(writer =>
        {
            using var all = writer.PushSequence();
            writer.WriteEncodedValue(data);
            using (writer.PushSequence()) writer.WriteObjectIdentifier(EcdsaWithSha256);
            writer.WriteBitString(signer.Key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
            using var outer = writer.PushSequence(s_zero);
            using var certificates = writer.PushSequence();
            writer.WriteEncodedValue(signer.Certificate.RawData);
        });
        return Part(writer =>
        {
            using var all = writer.PushSequence();
            writer.WriteEnumeratedValue(Outcome.Successful);
            using var outer = writer.PushSequence(s_zero);
            using var bytes = writer.PushSequence();
            writer.WriteObjectIdentifier(Basic);
            writer.WriteOctetString(basic);
        });
    }

    private static void WriteData(AsnWriter writer, OcspQuestion question, IReadOnlyList<OcspStatus> known, OcspKey signer, DateTimeOffset now)
    {
        using var all = writer.PushSequence();
        using (writer.PushSequence(s_one)) writer.WriteEncodedValue(signer.Certificate.SubjectName.RawData);
        writer.WriteGeneralizedTime(now, omitFractionalSeconds: true);
        using (writer.PushSequence())
        {
            foreach (var (one, status) in question.Certificates.Zip(known)) WriteOne(writer, one, status, now);
        }
        if (question.Nonce is not { } nonce) return;
        using var extensions = writer.PushSequence(s_one);
        OcspQuestion.WriteNonce(writer, nonce);
    }

    private static void WriteOne(AsnWriter writer, OcspCertificate one, OcspStatus status, DateTimeOffset now)
    {
        using var all = writer.PushSequence();
        writer.WriteEncodedValue(one.Content);
        if (!status.IsKnown) writer.WriteNull(s_two);
        else if (status.RevokedAt is not { } at) writer.WriteNull(s_zero);
        else
        {
            using var revoked = writer.PushSequence(s_one);
            writer.WriteGeneralizedTime(at, omitFractionalSeconds: true);
            // RFC 5280, section 5.3.1: unspecified is said by saying nothing.
            if (status.Reason != RevocationReason.Unspecified)
            {
                using var reason = writer.PushSequence(s_zero);
                writer.WriteEnumeratedValue(status.Reason);
            }
        }
        writer.WriteGeneralizedTime(now, omitFractionalSeconds: true);
        using var next = writer.PushSequence(s_zero);
        writer.WriteGeneralizedTime(now + Life, omitFractionalSeconds: true);
    }

    private static byte[] Refused(Outcome outcome) => Part(writer =>
    {
        using var all = writer.PushSequence();
        writer.WriteEnumeratedValue(outcome);
    });

    private static byte[] Part(Action<AsnWriter> write)
    {
        var part = new AsnWriter(AsnEncodingRules.DER);
        write(part);
        return part.Encode();
    }
}
