using Kms.Users;

namespace Kms.Certificates;

/// <summary>An open order under its address.</summary>
internal sealed record ListedOrder(UserId User, CertificateOrderId Order);
