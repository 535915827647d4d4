using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Concurrency;

namespace Kms.Certificates;

/// <summary>Answers questions about certificates. It holds nothing, and asks one index for each.</summary>
[StatelessWorker]
internal sealed class OcspGrain(ICertificateStore store, OcspKeys keys, TimeProvider clock) : Grain, IOcspGrain
{
    private const int Longest = 4 * 1024;

    public async Task<ImmutableArray<byte>> GetAnswerAsync(ImmutableArray<byte> request)
    {
        if (request.Length > Longest || OcspQuestion.TryRead(request.AsMemory()) is not { } question) return [.. OcspAnswer.Malformed];
        // A question from outside never has an authority made.
        var chain = (await GrainFactory.GetGrain<IAuthorityGrain>(IAuthorityWork.Grain).GetAsync()).Chain;
        if (chain.IsEmpty) return [.. OcspAnswer.Nobody];
        try
        {
            var key = await keys.GetAsync(chain[0].Content);
            return [.. OcspAnswer.Make(question, await FindAsync(question, chain[0].Content), key, clock.GetUtcNow())];
        }
        catch (CryptographicException)
        {
            return [.. OcspAnswer.Later];
        }
    }

    private async Task<List<OcspStatus>> FindAsync(OcspQuestion question, ImmutableArray<byte> content)
    {
        using var issuer = X509CertificateLoader.LoadCertificate(content.AsSpan());
        var known = new List<OcspStatus>();
        foreach (var one in question.Certificates) known.Add(one.IsOf(issuer) ? await FindAsync(one.Serial) : OcspStatus.Unknown);
        return known;
    }

    private async Task<OcspStatus> FindAsync(string serial)
    {
        if (await store.FindAsync(serial) is { } row) return OcspStatus.Of(row);
        return await GrainFactory.GetGrain<IServiceCertificateWork>(IServiceCertificateWork.Grain).KnowsAsync(serial) ? new(true) : OcspStatus.Unknown;
    }
}
