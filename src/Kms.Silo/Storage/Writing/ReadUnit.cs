using Kms.Devices;

namespace Kms.Silo.Storage.Writing;

/// <summary>A key read, written if the device still has this version and the account this epoch.</summary>
internal sealed class ReadUnit(KeyReadRecord read) : WriteUnit([read.Fact], once: true)
{
    public KeyReadRecord Read => read;
}
