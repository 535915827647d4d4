namespace Orleans;

/// <summary>Marks an interface as one that grains offer.</summary>
public interface IGrain : Runtime.IAddressable;
