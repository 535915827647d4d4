namespace Orleans;

/// <summary>An object outside grains that grains may call back.</summary>
public interface IGrainObserver : Runtime.IAddressable;
