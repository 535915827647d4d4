namespace Orleans.Runtime;

/// <summary>Anything a grain reference can point at.</summary>
public interface IAddressable;
