namespace Kms.Catalogue;

/// <summary>Numbers of devices within a scope.</summary>
internal sealed record CatalogueCounts(long Owned, long Allocated, long Granted, long Weak, long RightsEnding, long HeldEnding);
