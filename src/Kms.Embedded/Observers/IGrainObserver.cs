namespace Orleans;

/// <summary>An interface through which grains tell something to code outside grains, such as a page.</summary>
public interface IGrainObserver : Runtime.IAddressable;
