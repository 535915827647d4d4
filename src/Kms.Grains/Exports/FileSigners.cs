using System.Security.Cryptography;
using Kms.Certificates;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>Finds what files for a certificate are signed with.</summary>
internal sealed class FileSigners(IGrainFactory grains, IKeyVault vault, TimeProvider clock)
{
    /// <summary>Null when the service has no certificate, or cannot sign with it: then a file is as it is without one, and the operator is told.</summary>
    public async Task<FileSigner?> FindAsync()
    {
        var service = grains.GetGrain<IServiceCertificateWork>(IServiceCertificateWork.Grain);
        if (await service.FindKeysAsync() is not { } found) return null;
        try
        {
            // Whether the key opens is known before the first key of a meter is written.
            vault.OpenKey(found.Keys.Certificate, found.Keys.SealedKey, AuthoritySeals.Signing).Dispose();
            return new FileSigner(vault, found.Keys, clock);
        }
        catch (CryptographicException)
        {
            await service.TellAsync(found.Keys.Certificate, opens: false);
            return null;
        }
    }
}
