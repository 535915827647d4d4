namespace Kms.Imports;

/// <summary>What the person who uploads a file says about it. The limits are there so that no file can fill the memory.</summary>
internal sealed record KeyFileOptions
{
    public KeyFileFormat? Format { get; init; }

    /// <summary>For KEM files. A password of a file, never of a person.</summary>
    public string? Password { get; init; }

    /// <summary>FLAG code for rows that do not name their manufacturer.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>Bytes of one row; a longer one is refused alone.</summary>
    public int LongestRow { get; init; } = 64 * 1024;

    /// <summary>Bytes of the XML of a KEM file once it is decrypted.</summary>
    public int LargestKem { get; init; } = 48 * 1024 * 1024;

    /// <summary>Bytes of a ZIP file as uploaded.</summary>
    public int LargestZip { get; init; } = 48 * 1024 * 1024;

    /// <summary>Bytes that may come out of a ZIP file.</summary>
    public long LargestUnpacked { get; init; } = 96L * 1024 * 1024;

    // Records print their members, and the password opens the file.
    public override string ToString() => $"{nameof(KeyFileOptions)} {Format}";
}
