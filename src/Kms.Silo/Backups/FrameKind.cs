namespace Kms.Silo.Backups;

/// <summary>What a frame of the content is; the numbers stand in files. A frame is its kind, its length (4 bytes) and its bytes.</summary>
internal enum FrameKind : byte
{
    /// <summary>Name and columns.</summary>
    Table = 1,

    /// <summary>One row of the table.</summary>
    Row = 2,

    /// <summary>How many rows the table has, and SHA-256 over all of them.</summary>
    TableEnd = 3,

    /// <summary>How many tables there are; nothing follows.</summary>
    End = 4,
}
