namespace Kms;

/// <summary>
/// A call that changes nothing that a second one would change again: whoever got no answer may make it once more by itself. Reading a key is
/// none of these, because every reading stands in the audit trail.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepeatableAttribute : Attribute;
