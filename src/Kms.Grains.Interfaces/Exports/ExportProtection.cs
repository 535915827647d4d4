namespace Kms.Exports;

/// <summary>What keeps a key file from being read by others than its recipient once it has left the service.</summary>
[GenerateSerializer, Alias("kms.ExportProtection")]
public enum ExportProtection
{
    /// <summary>Nothing: whoever has the file has the keys.</summary>
    None,

    /// <summary>A ZIP with AES-256 under a passphrase that the service makes and shows once.</summary>
    Passphrase,

    /// <summary>A CMS message that the private key of the recipient's certificate alone opens.</summary>
    Certificate,
}
