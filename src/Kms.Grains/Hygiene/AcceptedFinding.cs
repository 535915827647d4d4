using Kms.Keys;

namespace Kms.Hygiene;

/// <summary>A finding that was acknowledged. It stays when the finding goes away for a while.</summary>
internal sealed record AcceptedFinding(KeyFinding Finding, Acknowledgement Acknowledgement);
