using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Certificates;

/// <summary>The public directory. It holds nothing, and asks one index for each question.</summary>
[StatelessWorker]
internal sealed class CertificateDirectoryGrain(ICertificateStore store, TimeProvider clock) : Grain, ICertificateDirectoryGrain
{
    private const int Most = 10;

    private IAuthorityGrain Authority => GrainFactory.GetGrain<IAuthorityGrain>(IAuthorityWork.Grain);

    public async Task<ImmutableArray<DirectoryCertificate>> FindByMailAsync(EmailAddress email, string from)
    {
        await CountAsync(from);
        var found = await store.FindByMailAsync(email, onlyPublic: true, clock.GetUtcNow(), Most);
        return [.. found.Select(one => Show(one, email.Value))];
    }

    public async Task<DirectoryCertificate?> FindByHashAsync(CertificateHashKind kind, ImmutableArray<byte> hash, string from)
    {
        if (hash.Length != CertificateHashes.Length) return null;
        await CountAsync(from);
        if (await store.FindPublicByHashAsync(kind, hash, clock.GetUtcNow()) is var (email, found)) return Show(found, email);
        var chain = (await Authority.GetAsync()).Chain;
        return chain.Select(one => one.Content).Where(content => IsFoundBy(content, kind, hash)).Select(ShowAuthority).FirstOrDefault();
    }

    public async Task<ImmutableArray<byte>?> FindRevocationsAsync(CertificateHashKind kind, ImmutableArray<byte> hash)
    {
        var chain = (await Authority.GetAsync()).Chain;
        if (chain.IsEmpty) return null;
        if (IsFoundBy(chain[0].Content, kind, hash)) return await Authority.GetRevocationsAsync(root: false);
        return IsFoundBy(chain[^1].Content, kind, hash) ? await Authority.GetRevocationsAsync(root: true) : null;
    }

    private async Task CountAsync(string from)
    {
        if (await GrainFactory.GetGrain<ILookUpRateGrain>(from).TakeAsync() is { } wait) throw ThrottledAttempts.TooMany(wait);
    }

    private static DirectoryCertificate Show(ListedCertificate one, string email) =>
        new(email, one.Name, one.Organisation, one.Expires, HashOf(one.Content), one.Content);

    private static DirectoryCertificate ShowAuthority(ImmutableArray<byte> content)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(content.AsSpan());
        return new("", certificate.GetNameInfo(X509NameType.SimpleName, false), "", certificate.NotAfter.ToUniversalTime(), HashOf(content), content);
    }

    private static bool IsFoundBy(ImmutableArray<byte> content, CertificateHashKind kind, ImmutableArray<byte> hash)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(content.AsSpan());
        return CertificateHashes.OfAuthority(certificate).Any(one => one.Kind == kind && one.Hash.AsSpan().SequenceEqual(hash.AsSpan()));
    }

    private static string HashOf(ImmutableArray<byte> content) => Convert.ToHexStringLower(CertificateHashes.Hash(content.AsSpan()));
}
