namespace Kms.Exposures;

/// <summary>How a key left the service. No mail ever carries one.</summary>
[GenerateSerializer, Alias("kms.KeyRoute")]
public enum KeyRoute
{
    /// <summary>Shown on a page.</summary>
    Screen,

    /// <summary>Answered to a program.</summary>
    Api,

    /// <summary>Written into the file of an export.</summary>
    File,

    /// <summary>Shown on a page or answered to a program: entries from before the two were told apart.</summary>
    Unsaid,
}
