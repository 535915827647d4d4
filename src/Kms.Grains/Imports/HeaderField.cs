using Kms.Keys;

namespace Kms.Imports;

/// <summary>One column: what it means, what its key is for (where the name tells), and its name as written, for reports.</summary>
internal sealed record HeaderField(ListColumn Column, KeyPurpose? Purpose, string Name)
{
    public static HeaderField Unnamed(ListColumn column, string name) => new(column, null, name);

    public static HeaderField KeyFor(KeyPurpose purpose) => new(ListColumn.Key, purpose, purpose.Name);
}
