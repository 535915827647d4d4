namespace Kms.Certificates;

/// <summary>A line of the list of revoked certificates.</summary>
internal sealed record RevokedSerial(string Serial, DateTimeOffset At, RevocationReason Reason);
