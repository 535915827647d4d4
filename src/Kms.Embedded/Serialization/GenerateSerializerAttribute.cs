namespace Orleans;

/// <summary>Marks a type that crosses between grains; the Cluster edition generates its serializer.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    public bool IncludePrimaryConstructorParameters { get; set; } = true;
}
