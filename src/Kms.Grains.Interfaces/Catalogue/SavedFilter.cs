namespace Kms.Catalogue;

/// <summary>A filter that somebody keeps under a name.</summary>
/// <param name="Name">At most 60 characters; the same name in other letters is the same one.</param>
/// <param name="Filter">What it shows.</param>
[GenerateSerializer, Immutable, Alias("kms.SavedFilter")]
public sealed record SavedFilter(string Name, DeviceFilter Filter);
