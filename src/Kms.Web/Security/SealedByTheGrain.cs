using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Kms.Web.Security;

/// <summary>The grain encrypts what it stores under the key ring; this says so to the framework, which would warn otherwise.</summary>
internal sealed class SealedByTheGrain : IXmlEncryptor, IXmlDecryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(new XElement("sealed", plaintextElement), typeof(SealedByTheGrain));

    public XElement Decrypt(XElement encryptedElement) => encryptedElement.Elements().Single();
}
