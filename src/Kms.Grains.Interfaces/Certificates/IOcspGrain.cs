using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>Tells programs whether certificates of the authority are in force (OCSP, RFC 6960), for everybody. Stateless; any key.</summary>
[Alias("kms.IOcspGrain")]
public interface IOcspGrain : IGrainWithStringKey
{
    /// <summary>
    /// An OCSPResponse (DER) for an OCSPRequest, signed by a certificate that the authority makes for it; for what is no request and as long as
    /// there is no authority, one that says so.
    /// </summary>
    [Repeatable, Alias("GetAnswer")] Task<ImmutableArray<byte>> GetAnswerAsync(ImmutableArray<byte> request);
}
