namespace Kms.Telegrams;

/// <summary>How well a key fits a telegram.</summary>
internal enum KeyFit
{
    No,

    /// <summary>One wrong key in 65,536 would do as much.</summary>
    Probable,

    /// <summary>At most one wrong key in a million would do as much.</summary>
    Certain,
}
