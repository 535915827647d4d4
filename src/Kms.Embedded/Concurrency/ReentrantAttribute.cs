namespace Orleans.Concurrency;

/// <summary>Every call to this grain may begin while others await. Never on a grain that writes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
