namespace Orleans;

/// <summary>Names the kind of a grain; without it the name is the class name in lower case, without "Grain".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string Name { get; } = grainType;
}
