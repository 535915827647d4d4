namespace Kms.Embedded.Activations;

/// <summary>What an activation does with a call that arrives.</summary>
internal enum Admission
{
    /// <summary>It runs now, on the caller's thread.</summary>
    Begins,

    /// <summary>It is the first one: the caller's thread activates the grain and then runs it.</summary>
    Activates,

    /// <summary>It waits; a promise was made.</summary>
    Waits,

    /// <summary>It came back through a chain of calls and would wait for ever.</summary>
    Refused,

    /// <summary>This activation has ended; look for the next.</summary>
    Gone,
}
