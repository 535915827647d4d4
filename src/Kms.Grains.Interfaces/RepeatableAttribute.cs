namespace Kms;

/// <summary>
/// A call that changes nothing that a second one would change again, and is answered as the first was: whoever got no answer may make it once
/// more by itself. All reads are such calls but that of a key, because every reading stands in the audit trail; and orders whose id the caller chose.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepeatableAttribute : Attribute;
