namespace Orleans.Runtime;

/// <summary>A record injected with <see cref="PersistentStateAttribute"/>: it is read before the grain's first call.</summary>
public interface IPersistentState<TState> : Core.IStorage<TState>;
