namespace Kms.Catalogue;

/// <summary>A kept selection. The mark names its content, so that a place taken by another one is noticed.</summary>
internal sealed record SelectionState(string Mark, Selection Selection)
{
    public const int Most = 100_000;

    public static SelectionState Of(string mark, Selection selection)
    {
        var named = Length(selection.Devices) + Length(selection.Except);
        if (named > Most) throw new RefusedException(Refusal.TooLarge, $"A selection names at most {Most} devices. Narrow the list and select all that match.");
        return new(mark, selection);
    }

    private static int Length(System.Collections.Immutable.ImmutableArray<Devices.DeviceId> devices) => devices.IsDefault ? 0 : devices.Length;
}
