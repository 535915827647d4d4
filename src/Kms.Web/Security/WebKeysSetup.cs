using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Kms.Web.Security;

/// <summary>Data-protection keys live in a grain, so that every web node reads what another one wrote.</summary>
internal sealed class WebKeysSetup(IGrainFactory grains) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = new WebKeys(grains);
        options.XmlEncryptor = new SealedByTheGrain();
    }
}
