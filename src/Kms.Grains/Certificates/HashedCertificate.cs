namespace Kms.Certificates;

/// <summary>Which listed certificate a hash leads to.</summary>
internal sealed record HashedCertificate(string Email, string Serial);
