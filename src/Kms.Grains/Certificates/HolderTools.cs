using Kms.Keys;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>What grains of certificates stand on.</summary>
internal sealed record HolderTools(AccountServices Accounts, IKeyVault Vault, CertificateIssuer Issuer);
