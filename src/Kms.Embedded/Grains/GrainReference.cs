using Kms.Embedded.Calls;

namespace Orleans.Runtime;

/// <summary>A grain to call. Two references to the same grain are equal, whatever interface they show.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private protected GrainReference(GrainId grainId, ICallDispatcher dispatcher)
    {
        GrainId = grainId;
        Dispatcher = dispatcher;
    }

    public GrainId GrainId { get; }

    internal ICallDispatcher Dispatcher { get; }

    public static bool operator ==(GrainReference? left, GrainReference? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(GrainReference? left, GrainReference? right) => !(left == right);

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}";
}
