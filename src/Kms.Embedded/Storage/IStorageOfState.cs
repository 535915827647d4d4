namespace Orleans.Core;

/// <summary>A stored record of a grain with its value in memory.</summary>
public interface IStorage<TState> : IStorage
{
    TState State { get; set; }
}
